#pragma once
#include "care/corrections/corrections.hpp"
#include "care/files/child_page.hpp"
#include "care/recording/recording_pages.hpp"
#include "care/recording/unfinished.hpp"

namespace front {

/// What the front page of a child's file shows, read in one go [2.1].
struct ChildFront {
    people::Person person;
    files::ChildFile file;
    std::vector<people::KeyPerson> key_people;
    std::vector<recording::Written> newest;
    std::vector<recording::Draft> drafts;
    std::vector<recording::Unfinished> unfinished;  ///< [4.13] mine, saved and not completed
    std::vector<std::string> missing;
    std::vector<corrections::DueWriteUp> write_ups;  ///< [5.8] still to be written
    std::vector<records::Entry> waiting;             ///< entries of which a correction or a move waits to be decided
    std::string last_reading;                        ///< [4.11] in words
    recording::FormFacts call;
    staff::Permissions allowed;                      ///< on this child's record
};

html::Html child_front(const staff::Exchange& exchange, const ChildFront& front);

/// [5.8] Oldest due day first; overdue ones say so. With the writer's name, or the child's.
html::Html write_ups_list(const staff::Exchange& exchange, const std::vector<corrections::DueWriteUp>& due, bool names_writer);

}  // namespace front
