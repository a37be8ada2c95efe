#pragma once
#include <functional>

#include "care/unusual_access/unusual_access.hpp"

// Looks through the ledger for openings that are unusual, in its order and each once, beside the pages and never holding one up.

namespace unusual_access {

class Sweep {
  public:
    Sweep(store::Store& store, const WorkingDays& calendar, const Policy& policy) : store_(store), calendar_(calendar), policy_(policy) {}

    /// Takes the next openings that have settled. False where there are none left, or another program took them meanwhile.
    bool next(Instant now);

  private:
    struct Stretch;
    [[nodiscard]] Stretch look(store::Connection& connection, Instant now);
    [[nodiscard]] std::function<long long()> people(store::Connection& connection, Instant now);

    store::Store& store_;
    const WorkingDays& calendar_;
    const Policy& policy_;
    long long people_ = 0;  ///< on record, when they were last counted
    Instant counted_at_{};
};

}  // namespace unusual_access
