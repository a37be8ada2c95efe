#pragma once
// Every component, each a function that takes its options and returns finished markup.
#include "html/components/button.hpp"
#include "html/components/choices.hpp"
#include "html/components/date_input.hpp"
#include "html/components/parts.hpp"
#include "html/components/table.hpp"
#include "html/components/text_inputs.hpp"
