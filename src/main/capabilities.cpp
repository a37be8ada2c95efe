#include "main/capabilities.hpp"

#include "care/files/child_page.hpp"
#include "care/front/front_page.hpp"
#include "care/people/people.hpp"
#include "care/recording/recording.hpp"
#include "care/recording/recording_pages.hpp"
#include "ledger/ledger.hpp"
#include "staff/accounts.hpp"
#include "staff/sign_in.hpp"

std::vector<store::Migration> migrations() {
    return {ledger::migration, staff::migration, people::migration, files::migration, recording::migration, recording::search_migration};
}

void register_routes(staff::Routes& routes) {
    staff::sign_in_routes(routes);
    files::need_to_know_routes(routes);
    front::front_page_routes(routes);
    people::people_routes(routes);
    recording::recording_routes(routes);
}
