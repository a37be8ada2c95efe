#include "verifier/checks.hpp"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>

namespace verifier {

namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string sha256(std::string_view text) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), bytes_of(text), text.size());
    return hash;
}
std::string leaf_hash(std::string_view leaf) { return sha256(std::string(1, '\0') + std::string(leaf)); }
std::string node_hash(std::string_view left, std::string_view right) { return sha256("\1" + std::string(left) + std::string(right)); }

/// Strict: one text for the same bytes, so that no letter can be changed unseen.
std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::uint64_t number_in(std::string_view text, const char* what) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || std::to_string(number) != text || number >= 1ULL << 62)
        throw Refused(std::string(what) + " is not a number.");
    return number;
}

std::string hash_in(std::string_view line, const char* what) {
    const auto hash = from_base64(line);
    return hash && hash->size() == crypto_hash_sha256_BYTES ? *hash : throw Refused(std::string(what) + " is not a hash.");
}

/// Takes lines off a text. A last line without its end is no line.
class Lines {
  public:
    explicit Lines(std::string_view text) : rest_(text) {}
    bool at_end() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }
    std::string_view next() {
        const auto end = rest_.find('\n');
        if (end == std::string_view::npos) throw Refused("The text is cut short.");
        const auto line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }
    std::string_view after(std::string_view word) {
        const auto line = next();
        if (!line.starts_with(word)) throw Refused("There is no line that begins with “" + std::string(word) + "” where one belongs.");
        return line.substr(word.size());
    }

  private:
    std::string_view rest_;
};

constexpr std::string_view signature_mark = "— ";
bool is_signed(std::string_view text, std::string_view signature_line, const Key& key) {
    const auto expected = std::string(signature_mark) + key.name + " ";
    if (!signature_line.starts_with(expected)) return false;
    const auto signature = from_base64(signature_line.substr(expected.size()));
    return signature && signature->size() == key.id.size() + crypto_sign_BYTES && signature->starts_with(key.id) &&
           crypto_sign_verify_detached(bytes_of(*signature) + key.id.size(), bytes_of(text), text.size(), bytes_of(key.bytes)) == 0;
}

/// A checkpoint as it is written: its text, an empty line, its signatures.
struct Note {
    std::string_view name, text, successor;  ///< successor: the written key that it hands over to, "" for none
    Checkpoint says;
    std::vector<std::string_view> signatures;

    void expect_signed(const Key& key) const {
        if (name != key.name) throw Refused("The checkpoint is of another log than the key: the key is of " + key.name + ".");
        if (std::ranges::none_of(signatures, [&](std::string_view line) { return is_signed(text, line, key); }))
            throw Refused("The checkpoint of size " + std::to_string(says.size) + " is not signed by this key.");
    }
};

Note take_note(Lines& lines) {
    constexpr std::string_view successor_mark = "successor ";
    const auto begins = lines.rest();
    Note note;
    note.name = lines.next();
    note.says.size = number_in(lines.next(), "The checkpoint's size");
    note.says.root = hash_in(lines.next(), "The checkpoint's root");
    while (!lines.rest().starts_with('\n')) {  // what others may have added stands there too
        const auto line = lines.next();
        if (line.starts_with(successor_mark)) note.successor = line.substr(successor_mark.size());
    }
    note.text = begins.substr(0, begins.size() - lines.rest().size());
    lines.next();
    while (lines.rest().starts_with(signature_mark)) note.signatures.push_back(lines.next());
    return note;
}

/// Signed by the key that is due, and where it names another by that too.
Checkpoint judged(const Note& note, Keys& keys) {
    note.expect_signed(keys.at(note.says.size));
    if (note.successor.empty()) return note.says;
    const auto next = read_key(note.successor);
    note.expect_signed(next);
    if (keys.at(note.says.size) != next) keys.hand_over(note.says.size, next);
    return note.says;
}

std::vector<std::string> take_hashes(Lines& lines) {
    std::vector<std::string> hashes;
    while (!lines.at_end() && !lines.rest().starts_with('\n')) hashes.push_back(hash_in(lines.next(), "A line of the proof"));
    return hashes;
}

/// One level up in the tree; where both stand at its right edge, past the levels at which nothing stands beside them.
void climb(std::uint64_t& at, std::uint64_t& last, bool is_edge) {
    if (is_edge)
        while ((at & 1) == 0 && at != 0) at >>= 1, last >>= 1;
    at >>= 1, last >>= 1;
}

/// RFC 9162 section 2.1.3.2.
bool is_included(std::string hash, std::uint64_t index, std::uint64_t size, const std::vector<std::string>& path, std::string_view root) {
    if (index >= size) return false;
    auto at = index, last = size - 1;
    for (const auto& beside : path) {
        if (last == 0) return false;
        const bool is_left = (at & 1) != 0 || at == last;
        hash = is_left ? node_hash(beside, hash) : node_hash(hash, beside);
        climb(at, last, is_left);
    }
    return last == 0 && hash == root;
}

/// RFC 9162 section 2.1.4.2, for sizes that differ and are not 0.
bool is_continued(const Checkpoint& older, const Checkpoint& newer, std::vector<std::string> path) {
    if ((older.size & (older.size - 1)) == 0) path.insert(path.begin(), older.root);
    if (path.empty()) return false;
    auto at = older.size - 1, last = newer.size - 1;
    while ((at & 1) != 0) at >>= 1, last >>= 1;
    auto old_side = path.front(), new_side = path.front();
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (last == 0) return false;
        const bool is_left = (at & 1) != 0 || at == last;
        if (is_left) old_side = node_hash(path[i], old_side);
        new_side = is_left ? node_hash(path[i], new_side) : node_hash(new_side, path[i]);
        climb(at, last, is_left);
    }
    return last == 0 && old_side == older.root && new_side == newer.root;
}

/// A growing tree: the complete subtrees at its right edge, largest first.
struct Tree {
    std::uint64_t size = 0;
    std::vector<std::string> peaks;

    void append(std::string hash) {
        for (auto rest = size++; (rest & 1) != 0; rest >>= 1) {
            hash = node_hash(peaks.back(), hash);
            peaks.pop_back();
        }
        peaks.push_back(std::move(hash));
    }
    std::string root() const {
        if (peaks.empty()) return sha256("");
        return std::accumulate(peaks.rbegin() + 1, peaks.rend(), peaks.back(),
                               [](const std::string& right, const std::string& left) { return node_hash(left, right); });
    }
};

std::string at_position(std::uint64_t position) { return "Position " + std::to_string(position) + ": "; }

/// The event's own words say where it belongs: what was put in, taken out or exchanged shows at once.
void check_place(std::string_view event, std::uint64_t position) {
    const auto expected = "firsthand event 1\nposition " + std::to_string(position) + "\n";
    if (!event.starts_with(expected)) throw Refused(at_position(position) + "the event that stands here is not the one that belongs here.");
}

}  // namespace

Key read_key(std::string_view written) {
    while (written.ends_with('\n')) written.remove_suffix(1);
    const auto name_ends = written.find('+');
    const auto id_ends = name_ends == std::string_view::npos ? name_ends : written.find('+', name_ends + 1);
    const auto bytes = id_ends == std::string_view::npos ? std::nullopt : from_base64(written.substr(id_ends + 1));
    if (!bytes || bytes->size() != 1 + crypto_sign_PUBLICKEYBYTES || bytes->front() != 1)
        throw Refused("The key is no Ed25519 key in the form name+id+base64.");
    Key key{std::string(written.substr(0, name_ends)), {}, bytes->substr(1)};
    key.id = sha256(key.name + "\n" + *bytes).substr(0, 4);
    return key;
}

const Key& Keys::at(std::uint64_t size) const {
    return std::ranges::find_if(all_.rbegin(), all_.rend(), [&](const auto& from) { return from.first <= size; })->second;
}

std::vector<Checkpoint> read_checkpoints(std::string_view text, Keys& keys) {
    std::vector<Note> notes;
    for (Lines lines(text); !lines.at_end();) {
        if (lines.rest().starts_with('\n')) lines.next();
        else notes.push_back(take_note(lines));
    }
    if (notes.empty()) throw Refused("There is no checkpoint.");
    std::ranges::stable_sort(notes, {}, [](const Note& note) { return note.says.size; });
    std::vector<Checkpoint> all;
    for (const auto& note : notes) all.push_back(judged(note, keys));
    return all;
}

std::string check_proof(std::string_view text, Keys keys) {
    Lines lines(text);
    if (lines.next() != "c2sp.org/tlog-proof@v1") throw Refused("This is no proof: its first line is another.");
    const auto event = from_base64(lines.after("extra "));
    if (!event) throw Refused("The event's bytes cannot be read.");
    const auto position = number_in(lines.after("index "), "The position");
    const auto path = take_hashes(lines);
    if (!lines.next().empty()) throw Refused("The proof has no empty line before its checkpoint.");
    const auto checkpoint = judged(take_note(lines), keys);
    if (!lines.at_end()) throw Refused("The proof goes on after its end.");
    check_place(*event, position);
    if (!is_included(leaf_hash(*event), position, checkpoint.size, path, checkpoint.root))
        throw Refused(at_position(position) + "the event is not in the log that the checkpoint was signed for.");
    return "The event at position " + std::to_string(position) + " stands in the log of " + std::to_string(checkpoint.size) + " events.\n" +
           *event;
}

void check_consistency(const Checkpoint& older, const Checkpoint& newer, std::string_view proof) {
    Lines lines(proof);
    if (lines.next() != "firsthand consistency proof 1") throw Refused("This is no proof of consistency: its first line is another.");
    const auto from = number_in(lines.after("from "), "The smaller size"), to = number_in(lines.after("to "), "The larger size");
    const auto path = take_hashes(lines);
    if (!lines.at_end()) throw Refused("The proof goes on after its end.");
    if (from != older.size || to != newer.size) throw Refused("The proof is of other sizes than the two checkpoints.");
    const bool holds = older.size == newer.size ? path.empty() && older.root == newer.root
                       : older.size == 0        ? path.empty() && older.root == sha256("")
                                                : is_continued(older, newer, path);
    if (!holds)
        throw Refused(at_position(0) + "the newer log does not begin with the older one: something before position " +
                      std::to_string(older.size) + " was changed.");
}

std::uint64_t check_log(std::istream& log, const std::vector<Checkpoint>& checkpoints, Reach reach) {
    Tree tree;
    std::uint64_t good_until = 0;
    auto next = checkpoints.begin();
    const auto check_roots = [&] {
        for (; next != checkpoints.end() && next->size == tree.size; ++next)
            if (tree.root() != next->root)
                throw Refused(at_position(good_until) + "from here to position " + std::to_string(tree.size - 1) +
                              " an event is not what it was when the checkpoint of size " + std::to_string(tree.size) + " was signed.");
        good_until = tree.size;
    };
    check_roots();
    std::string line;
    while ((reach == Reach::whole || next != checkpoints.end()) && std::getline(log, line)) {
        const auto event = log.eof() ? std::nullopt : from_base64(line);
        if (!event) throw Refused(at_position(tree.size) + (log.eof() ? "the line is cut short." : "the line is no base64."));
        check_place(*event, tree.size);
        if (next == checkpoints.end()) throw Refused(at_position(tree.size) + "the log goes on after the newest checkpoint given.");
        tree.append(leaf_hash(*event));
        if (next->size == tree.size) check_roots();
    }
    if (next != checkpoints.end())
        throw Refused(at_position(tree.size) + "the log ends here, before the " + std::to_string(next->size) + " events of a checkpoint.");
    return tree.size;
}

}  // namespace verifier
