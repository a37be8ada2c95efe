#include "backup/snapshot.hpp"

#include <sstream>
#include <stdexcept>

namespace backup {

std::string text_to_sign(const Snapshot& snapshot) {
    std::string text = "firsthand backup 1\nmade " + snapshot.made_at + "\nkey " + snapshot.sealed_key + "\nledger " +
                       std::to_string(snapshot.events) + " " + snapshot.root + "\n";
    for (const auto& file : snapshot.files) {
        text += "file " + file.name + "\n";
        for (const auto& piece : file.pieces) text += "piece " + piece + "\n";
    }
    return text;
}

std::string to_text(const Snapshot& snapshot) { return text_to_sign(snapshot) + "signed " + snapshot.signature + "\n"; }

Snapshot parse_snapshot(const std::string& text) {
    Snapshot snapshot;
    std::istringstream lines(text);
    std::string line;
    if (!std::getline(lines, line) || line != "firsthand backup 1")
        throw std::runtime_error("This is no backup that this program can read.");
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::string what, word;
        words >> what >> word;
        if (what == "made") snapshot.made_at = word;
        else if (what == "key") snapshot.sealed_key = word;
        else if (what == "ledger") snapshot.events = std::stoll(word), words >> snapshot.root;
        else if (what == "file") snapshot.files.push_back({word, {}});
        else if (what == "piece" && !snapshot.files.empty()) snapshot.files.back().pieces.push_back(word);
        else if (what == "signed") snapshot.signature = word;
        else throw std::runtime_error("The backup's list is damaged: " + line.substr(0, 40));
    }
    if (snapshot.signature.empty()) throw std::runtime_error("The backup's list is cut off.");
    return snapshot;
}

}  // namespace backup
