#include <sodium.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "verifier/checks.hpp"

// firsthand-verify: checks proofs, checkpoints and exported logs of a Firsthand ledger, with nothing but the public key.

namespace {

using namespace verifier;
constexpr auto usage = R"(Usage:
  firsthand-verify proof FILE --key KEY
      that the event in the proof stands in the log
  firsthand-verify consistency OLDER NEWER (--proof FILE | --log FILE) --key KEY
      that the log of the newer checkpoint begins with that of the older one
  firsthand-verify log FILE CHECKPOINTS [CHECKPOINTS ...] [--beginning] --key KEY
      every event of an exported log, against every checkpoint; --beginning: the log may go on after the newest of them
KEY is the public key itself, or a file that holds it. A file of CHECKPOINTS may hold many, as a witness keeps them.
--handovers FILE, with each: checkpoints by which that key handed over to others, where those given do not hold them.
Exit status: 0 accepted, 1 refused, 2 not understood.
)";

struct Asked {
    std::vector<std::string> words;
    std::string key, proof, log, handovers;
    bool is_beginning = false;
};

struct NotUnderstood {};

std::ifstream opened(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Refused("The file " + path + " cannot be read.");
    return file;
}

std::string contents_of(const std::string& path) {
    auto file = opened(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

Asked read_arguments(int argc, char** argv) {
    Asked asked;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        auto* const value = word == "--key"         ? &asked.key
                            : word == "--proof"     ? &asked.proof
                            : word == "--log"       ? &asked.log
                            : word == "--handovers" ? &asked.handovers
                                                    : nullptr;
        if (word == "--beginning") asked.is_beginning = true;
        else if (value && ++i < argc) *value = argv[i];
        else if (value || word.starts_with("--")) throw NotUnderstood{};
        else asked.words.push_back(word);
    }
    if (asked.words.empty() || asked.key.empty()) throw NotUnderstood{};
    return asked;
}

Keys keys_of(const Asked& asked) {
    Keys keys(read_key(std::ifstream(asked.key) ? contents_of(asked.key) : asked.key));
    if (!asked.handovers.empty()) read_checkpoints(contents_of(asked.handovers), keys);
    return keys;
}

void verify_proof(const Asked& asked) {
    if (asked.words.size() != 2) throw NotUnderstood{};
    const auto shown = check_proof(contents_of(asked.words[1]), keys_of(asked));  // before a word is said
    std::cout << "Accepted. " << shown;
}

void verify_consistency(const Asked& asked) {
    if (asked.words.size() != 3 || asked.proof.empty() == asked.log.empty()) throw NotUnderstood{};
    auto keys = keys_of(asked);
    const auto older = read_checkpoints(contents_of(asked.words[1]), keys).back();
    const auto newer = read_checkpoints(contents_of(asked.words[2]), keys).back();
    if (older.size > newer.size) throw Refused("The older checkpoint is the larger one.");
    if (!asked.proof.empty()) check_consistency(older, newer, contents_of(asked.proof));
    else if (auto log = opened(asked.log)) check_log(log, {older, newer}, Reach::beginning);
    std::cout << "Accepted. The log of " << newer.size << " events begins with the log of " << older.size << ".\n";
}

void verify_log(const Asked& asked) {
    if (asked.words.size() < 3) throw NotUnderstood{};
    auto keys = keys_of(asked);
    std::string notes;
    for (std::size_t i = 2; i < asked.words.size(); ++i) notes += contents_of(asked.words[i]);
    const auto checkpoints = read_checkpoints(notes, keys);
    auto log = opened(asked.words[1]);
    const auto checked = check_log(log, checkpoints, asked.is_beginning ? Reach::beginning : Reach::whole);
    std::cout << "Accepted. " << checked << " events, as they were signed; checkpoints compared: " << checkpoints.size() << ".\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (sodium_init() < 0) return 2;
    try {
        const auto asked = read_arguments(argc, argv);
        const auto& what = asked.words.front();
        if (what == "proof") verify_proof(asked);
        else if (what == "consistency") verify_consistency(asked);
        else if (what == "log") verify_log(asked);
        else throw NotUnderstood{};
        return 0;
    } catch (const NotUnderstood&) {
        return std::cerr << usage, 2;
    } catch (const std::exception& refused) {
        return std::cout << "REFUSED. " << refused.what() << "\n", 1;
    }
}
