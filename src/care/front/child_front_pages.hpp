#pragma once
#include "care/files/child_page.hpp"
#include "care/recording/recording_pages.hpp"

namespace front {

/// What the front page of a child's file shows, read in one go [2.1].
struct ChildFront {
    people::Person person;
    files::ChildFile file;
    std::vector<people::KeyPerson> key_people;
    std::vector<recording::Written> newest;
    std::vector<recording::Draft> drafts;
    std::vector<std::string> missing;
    recording::FormFacts call;
};

html::Html child_front(const staff::Exchange& exchange, const ChildFront& front);

/// The drafts of somebody, each leading back to where it was left.
html::Html draft_links(const std::vector<std::pair<recording::Draft, std::string>>& drafts_and_names);

}  // namespace front
