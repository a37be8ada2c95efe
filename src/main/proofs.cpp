#include "main/proofs.hpp"

#include <fstream>
#include <iostream>

#include "base/text.hpp"
#include "ledger/checkpoints.hpp"
#include "ledger/proofs.hpp"

namespace {

int say(const std::string& trouble) {
    std::cerr << trouble << "\n";
    return 1;
}

constexpr auto no_checkpoint = "There is no checkpoint yet: 'firsthand serve' signs one each minute and when it ends.";

std::string events(std::uint64_t number) { return counted(static_cast<long long>(number), "event", "events"); }

}  // namespace

int print_proof(const ProofOptions& options) {
    if (!options.event && !options.from) return say("Name an event, or two sizes with --from and --to.");
    const auto store = open_authority(options.place, false);
    const auto proof = store->read([&](store::Connection& connection) {
        return options.event ? ledger::inclusion_text(connection, *options.event)
                             : ledger::consistency_text(connection, *options.from, *options.to);
    });
    if (!proof && options.event) return say("No checkpoint covers an event at this position.");
    if (!proof) return say("The sizes must not fall, nor be more than the ledger has.");
    std::cout << *proof;
    return 0;
}

int print_checkpoint(const ProofOptions& options) {
    const auto store = open_authority(options.place, false);
    const auto newest = store->read(ledger::newest_checkpoint);
    if (!newest) return say(no_checkpoint);
    std::cout << newest->note;
    std::cerr << "The key to check it with: " << newest->verifier_key << "\n";
    return 0;
}

int print_handovers(const ProofOptions& options) {
    const auto store = open_authority(options.place, false);
    for (const auto& handover : store->read(ledger::handovers)) std::cout << handover.note << "\n";
    return 0;
}

int export_ledger(const ProofOptions& options) {
    const auto store = open_authority(options.place, false);
    std::ofstream out(options.file, std::ios::binary);
    return store->read([&](store::Connection& connection) {
        const auto newest = ledger::newest_checkpoint(connection);
        if (!newest) return say(no_checkpoint);
        ledger::export_log(connection, newest->size, out);
        if (!out.flush()) return say("The file " + options.file + " cannot be written.");
        const auto later = ledger::head(connection).size - newest->size;
        std::cout << "Written: " << events(newest->size) << ", up to the newest checkpoint.\n";
        if (later > 0) std::cout << "Not written: " << events(later) << " that no checkpoint covers yet.\n";
        return 0;
    });
}
