#pragma once
#include "html/html.hpp"
#include "staff/access_policy.hpp"
#include "staff/circumstances.hpp"
#include "staff/delegation.hpp"

namespace help {

/// The edition in force as tables: what each role may do, on what ground it opens a record, and what that ground allows.
/// `circumstances`: from where, when and with which device.
html::Html access_matrix(const staff::AccessPolicy& policy, const staff::CircumstancePolicy& circumstances);
/// The same for a spreadsheet: a line for each role and each thing it may do, ground it opens by, or rule of circumstances that binds it.
std::string access_csv(const staff::AccessPolicy& policy, const staff::CircumstancePolicy& circumstances);
/// Who may take which decision [1.8].
html::Html delegation_table(const staff::DelegationPolicy& policy);

}  // namespace help
