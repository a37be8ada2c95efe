#include "main/capabilities.hpp"

#include "care/access_rights/access_rights.hpp"
#include "care/access_rights/access_rights_routes.hpp"
#include "care/access_rights/own_records.hpp"
#include "care/access_rights/restriction_triggers.hpp"
#include "care/complementary_files/complementary_files.hpp"
#include "care/complementary_files/complementary_files_pages.hpp"
#include "care/corrections/corrections.hpp"
#include "care/corrections/leavers.hpp"
#include "care/countersigning/countersigning_pages.hpp"
#include "care/decisions/decisions_pages.hpp"
#include "care/files/break_glass.hpp"
#include "care/files/child_page.hpp"
#include "care/front/front_page.hpp"
#include "care/glass_reviews/glass_reviews_pages.hpp"
#include "care/help/help.hpp"
#include "care/people/people.hpp"
#include "care/possible_duplicates/possible_duplicates_pages.hpp"
#include "care/reading/reading.hpp"
#include "care/recording/drafts.hpp"
#include "care/recording/recording.hpp"
#include "care/recording/recording_pages.hpp"
#include "care/unusual_access/unusual_access_pages.hpp"
#include "ledger/ledger.hpp"
#include "staff/absence_pages.hpp"
#include "staff/access_alert_pages.hpp"
#include "staff/accounts.hpp"
#include "staff/daybook.hpp"
#include "staff/my_account.hpp"
#include "staff/sign_in.hpp"
#include "staff/user_pages.hpp"

namespace {

staff::WorkInHand work_in_hand(store::Connection& connection, UserId user) {
    return {.files = static_cast<long long>(files::children_held(connection, user).size()),
            .drafts = static_cast<long long>(recording::drafts_of(connection, user).size())};
}

}  // namespace

std::vector<store::Migration> migrations() {
    return {ledger::migration,
            staff::migration,
            people::migration,
            files::migration,
            recording::migration,
            recording::search_migration,
            corrections::migration,
            reading::migration,
            staff::daybook_migration,
            recording::immutability_migration,
            access_rights::migration,
            unusual_access::migration,
            complementary_files::migration,
            countersigning::migration,
            decisions::migration,
            possible_duplicates::migration,
            access_rights::triggers_migration};
}

void register_routes(staff::Routes& routes) {
    staff::sign_in_routes(routes);
    staff::my_account_routes(routes);
    staff::staff_routes(routes, work_in_hand, corrections::hand_over);
    staff::absence_routes(routes);
    help::help_routes(routes);
    files::break_glass_routes(routes);
    staff::access_alert_routes(routes);
    glass_reviews::glass_review_routes(routes);
    unusual_access::unusual_access_routes(routes);
    possible_duplicates::possible_duplicates_routes(routes);
    access_rights::access_rights_routes(routes);
    access_rights::own_records_routes(routes);
    front::front_page_routes(routes);
    people::people_routes(routes);
    recording::recording_routes(routes);
    corrections::corrections_routes(routes);
    countersigning::countersigning_routes(routes);
    decisions::decisions_routes(routes);
    reading::reading_routes(routes);
    complementary_files::complementary_files_routes(routes);
}
