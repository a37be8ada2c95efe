#pragma once
// Every component of GOV.UK Frontend and the MOJ pattern library in use, each a function that takes its options and returns
// finished markup.
#include "html/components/button.hpp"
#include "html/components/choices.hpp"
#include "html/components/date_input.hpp"
#include "html/components/disclosure.hpp"
#include "html/components/frame.hpp"
#include "html/components/messages.hpp"
#include "html/components/moj_finding.hpp"
#include "html/components/moj_record.hpp"
#include "html/components/navigation.hpp"
#include "html/components/parts.hpp"
#include "html/components/summary_list.hpp"
#include "html/components/table.hpp"
#include "html/components/task_list.hpp"
#include "html/components/text_inputs.hpp"
#include "html/components/typography.hpp"
