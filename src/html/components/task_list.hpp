#pragma once
#include "html/components/messages.hpp"

namespace html {

struct TaskTitle {
    Content text;
    Value classes;
};

/// How far a task is: a tag, or plain words when nothing is left to do.
struct TaskStatus {
    Content text;
    std::optional<Tag> tag;
    Value classes;
};

/// One without a title is left out, and its number too.
struct TaskItem {
    TaskTitle title;
    Content hint;
    TaskStatus status;
    Value href;
    Value classes;
};

struct TaskList {
    std::vector<TaskItem> items;
    Value id_prefix;  ///< "task-list" unless given
    Value classes;
    Attributes attributes;
};
Html task_list(const TaskList& options);

}  // namespace html
