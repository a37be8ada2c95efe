#pragma once
#include "care/files/child_page.hpp"
#include "care/reading/chronology.hpp"

namespace reading {

/// Why a copy leaves the system [4.9], as typed.
struct CopyReason {
    std::string code;   ///< court, meeting, family, other
    std::string words;  ///< needed for other
    std::vector<FieldProblem> problems;
    /// "For court: hearing on 3 December", as the ledger and the copy say it.
    [[nodiscard]] std::string in_words() const;
    /// What whoever holds the copy must do with it: "Confidential: for the court and the parties only".
    [[nodiscard]] std::string_view confidence() const;
};
CopyReason to_reason(const Fields& form);

/// What is copied, and how it is asked for.
struct Copy {
    std::string what;                ///< file, chronology, together
    FileFilter filter;
    std::vector<ChildId> with;       ///< brothers and sisters beside the child
    std::vector<EntryId> left_out;   ///< chosen one by one
};
Copy to_copy(const Fields& fields);

/// The question why, and the buttons Print and, for a chronology, Download. Its id is "copy", for boxes elsewhere on the page.
/// The fields of that form.
FieldNames copy_names();
html::Html copy_form(const staff::Exchange& exchange, ChildId child, const Copy& copy, const CopyReason& typed);

/// A sheet without navigation. On paper its head stands on every page: whose record, who printed it, when and why.
http::Response printed_page(const staff::Exchange& exchange, const files::Heading& child, const Copy& copy, const CopyReason& reason,
                            const html::Html& content);

}  // namespace reading
