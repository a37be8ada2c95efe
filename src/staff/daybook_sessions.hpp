#pragma once
#include <string>

#include "store/store.hpp"

namespace staff {

/// While the record takes no changes, whoever is signed in there stays so: the session is put into the daybook when it is first asked
/// for, and is locked or ended there. One that the daybook knows already stands as it does there.
void adopt_session(store::Store& record, const std::string& token_hash);

/// Once the record takes changes again: what became of those sessions meanwhile, and those that began meanwhile, for the program that
/// serves it. The daybook then knows of none.
void carry_sessions_home(store::Store& record, store::Store& daybook);

}  // namespace staff
