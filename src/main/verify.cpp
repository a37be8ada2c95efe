#include "main/verify.hpp"

#include <iostream>

#include "base/text.hpp"
#include "ledger/ledger.hpp"

int verify_ledger(const Place& place) {
    const auto store = open_authority(place, false);
    return store->read([](store::Connection& connection) {
        if (const auto fault = ledger::verify(connection)) {
            std::cout << "The ledger is NOT what it was when written. First bad position: " << fault->position << ". " << fault->text
                      << "\n";
            return 1;
        }
        const auto head = ledger::head(connection);
        std::cout << "The ledger is true: " << counted(static_cast<long long>(head.size), "event", "events") << ", root " << head.root
                  << "\n";
        return 0;
    });
}
