#pragma once
#include "html/html.hpp"
#include "staff/app.hpp"

// What a person is told of their own account, so that they notice what they did not do themselves (ASVS 6.3.5 and 6.3.7).

namespace staff {

constexpr std::chrono::days account_notices_kept_for{90};

/// Here and by email. `code` is one of those that account_notices.cpp has words for; `where` says from which browser, where that is what it
/// is about. `by` is the session it was done in, which is not told of it.
void tell_account(store::Connection& connection, UserId user, std::string_view code, SessionId by, std::string_view where, Instant now);
/// What is told with that code; neither place nor time.
std::string_view account_notice_in_words(std::string_view code);

/// For the home page: what happened and was not yet seen, but for what was done in this session. Nothing when there is none.
html::Html account_banner(const Exchange& exchange, store::Connection& connection);
/// For the person's account: all of it, newest first.
html::Html account_activity(const Exchange& exchange, store::Connection& connection);
/// The person has seen what happened up to now.
void mark_account_notices_seen(store::Connection& connection, UserId user, Instant now);

}  // namespace staff
