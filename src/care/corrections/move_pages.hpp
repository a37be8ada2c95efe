#pragma once
#include "care/corrections/request_pages.hpp"

namespace corrections {

struct MoveChoice {
    ChildId child;
    std::string name, hint;
};
/// Whose an entry is that stands on the wrong child's file.
struct MoveForm {
    RequestId request;
    std::vector<MoveChoice> children;  ///< brothers and sisters, then children this person worked with lately
    Fields form;
    std::vector<FieldProblem> problems;
    bool takes_effect_at_once = false;
};
html::Html move_form(const staff::Exchange& exchange, const records::Entry& entry, const MoveForm& asked);

struct MoveDecision {
    MoveRequest move;
    std::string to;  ///< whose file it goes to
    std::vector<Reader> readers;
    bool may_decide = false;
    Fields form;
    std::vector<FieldProblem> problems;
};
html::Html move_decision_page(const staff::Exchange& exchange, const recording::Written& written, const MoveDecision& decision);

}  // namespace corrections
