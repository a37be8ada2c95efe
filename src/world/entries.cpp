#include <algorithm>

#include "world/family_plan.hpp"

namespace world {
namespace {

using std::chrono::minutes;

struct Beats {
    const Thread* thread = nullptr;
    std::size_t told = 0;
    Day next;
};

class EntryWriter {
  public:
    explicit EntryWriter(FamilyPlan& plan)
        : plan_(plan), random_(plan.random), pen_(plan.random), beats_(plan.children + 1), heard_(general_lines()) {}

    void write() {
        const int intensity = random_.between(40, 160);
        Day day = plan_.opened;
        while (day < plan_.end()) {
            day_ = day;
            tell_occasion();
            const int wait = wait_minutes(intensity);
            day = plus(day, (leftover_ + wait) / 1440);
            leftover_ = (leftover_ + wait) % 1440;
        }
        for (ChildFile& file : plan_.family.children)
            std::ranges::stable_sort(file.entries, [](const Entry& one, const Entry& two) {
                return std::pair(one.happened_on, one.happened_at.value_or(minutes{0})) <
                       std::pair(two.happened_on, two.happened_at.value_or(minutes{0}));
            });
    }

  private:
    /// Until the next occasion: exponential-like, by how much is going on and how many children each occasion is written on.
    int wait_minutes(int intensity) {
        constexpr int monthly[] = {9, 5, 8, 5, 5};
        const int rate = monthly[static_cast<std::size_t>(plan_.status_on(day_))];
        const int children = static_cast<int>(plan_.children);
        const int mean = 30 * 1440 * 100 / (rate * intensity) * (children + 1) / (2 * children);
        return random_.between(mean / 8, mean) + (random_.percent(50) ? random_.between(0, mean) : mean / 3);
    }

    EntryKind pick_kind() {
        struct Share {
            EntryKind kind;
            int weight;
        };
        using enum EntryKind;
        static constexpr Share shares[] = {{telephone_call, 230},
                                           {letter, 45},
                                           {email, 90},
                                           {text_message, 60},
                                           {video_call, 20},
                                           {office_visit, 30},
                                           {home_visit, 220},
                                           {school_visit, 60},
                                           {other_visit, 20},
                                           {direct_work, 60},
                                           {professionals_meeting, 60},
                                           {significant_event, 16},
                                           {unplanned_absence, 12},
                                           {managers_reading, 22},
                                           {not_in, 25},
                                           {failed_appointment, 18},
                                           {unanswered_call, 36},
                                           {missed_deadline, 10},
                                           {decision_not_to_act, 10},
                                           {worker_unavailable, 14}};
        int left = random_.between(0, 1057);
        for (const Share& share : shares)
            if ((left -= share.weight) < 0) return share.kind;
        return telephone_call;
    }

    void tell_occasion() {
        const std::chrono::weekday weekday(day_);
        if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday)
            if (random_.percent(90)) day_ = plus(day_, weekday == std::chrono::Saturday ? 2 : 1);
        std::vector<std::size_t> open;
        for (std::size_t child = 0; child < plan_.children; ++child) {
            const ChildFile& file = plan_.family.children[child];
            if (file.opened_on <= day_ && day_ < file.closed_on.value_or(plan_.settings.today)) open.push_back(child);
        }
        if (open.empty()) return;
        phase_ = plan_.phase_on(day_);
        away_ = plan_.status_on(day_) == Status::looked_after;
        EntryKind kind = pick_kind();
        const std::size_t one = random_.pick(open);
        kind = fitting(kind, one);
        const bool shared = kind == EntryKind::home_visit || kind == EntryKind::not_in || kind == EntryKind::significant_event ||
                            (kind != EntryKind::unplanned_absence && kind != EntryKind::direct_work && kind != EntryKind::school_visit &&
                             kind != EntryKind::other_visit && kind != EntryKind::video_call && random_.percent(25));
        if (shared && open.size() > 1) tell_on(open, kind);
        else tell_on({one}, kind);
    }

    [[nodiscard]] int age(std::size_t child) const { return plan_.plans[child].born > day_ ? -1 : age_on(plan_.plans[child].born, day_); }
    /// 0 baby, 1 early, 2 junior, 3 teen
    [[nodiscard]] std::size_t band(std::size_t child) const {
        const int years = age(child);
        return years < 2 ? 0 : (years < 5 ? 1 : (years < 11 ? 2 : 3));
    }

    EntryKind fitting(EntryKind kind, std::size_t child) {
        using enum EntryKind;
        const int years = age(child);
        if (years < 2 && (kind == direct_work || kind == other_visit || kind == school_visit || kind == email || kind == video_call))
            return home_visit;
        if (years < 12 && kind == unplanned_absence) return telephone_call;
        if (years < 8 && kind == office_visit) return telephone_call;
        return kind;
    }

    const Story& story(std::size_t child) const {
        if (away_ && !plan_.is_unaccompanied()) return looked_after_story;
        const bool born = plan_.plans.back().born <= day_;
        (void)child;
        return born ? *plan_.later : *plan_.story;
    }

    const Scene& scene(std::size_t child) {
        scene_ = away_ ? plan_.plans[child].away : plan_.plans[child].home;
        if (age(child) < 0) {
            scene_[Slot::child] = "the baby";
            scene_[Slot::she] = "it";
            scene_[Slot::her] = "its";
            scene_[Slot::him] = "it";
            scene_[Slot::herself] = "itself";
        }
        age_ = std::to_string(std::max(0, age(child)));
        constexpr int from[] = {52, 78, 92};
        attendance_ = std::to_string(from[static_cast<std::size_t>(phase_)] + random_.between(0, 6));
        constexpr std::string_view days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
        constexpr std::string_view times[] = {"8.15am", "8.50am", "9.20am", "10am",   "10.40am", "11.15am", "1.30pm", "2.10pm",
                                              "3.25pm", "3.45pm", "4.10pm", "4.30pm", "5.05pm",  "5.40pm",  "6.15pm"};
        scene_[Slot::age] = age_;
        scene_[Slot::att] = attendance_;
        scene_[Slot::day] = random_.pick(days);
        scene_[Slot::time] = random_.pick(times);
        return scene_;
    }

    /// The next beat of a small matter that runs on, if it is time for one.
    void add_beat(std::string& out, std::size_t child, bool of_family, const Scene& words) {
        Beats& beats = beats_[of_family ? plan_.children : child];
        if (of_family && away_) return;
        const int years = age(child);
        if (beats.thread == nullptr) {
            const Thread& next = random_.pick(threads());
            if (of_family ? next.oldest != 0 : (next.oldest == 0 || years < next.youngest || years > next.oldest)) return;
            beats = {&next, 0, day_};
        }
        if (day_ < beats.next || (!of_family && years > beats.thread->oldest + 1)) return;
        pen_.add(out, beats.thread->beats[beats.told], words);
        beats.next = plus(day_, random_.between(9, 40));
        if (++beats.told == beats.thread->beats.size()) beats.thread = nullptr;
    }

    void tell_on(const std::vector<std::size_t>& children, EntryKind kind) {
        Entry common;
        common.kind = kind;
        common.happened_on = day_;
        if (!random_.percent(6) || kind == EntryKind::home_visit) common.happened_at = minutes{random_.between(8 * 12 + 3, 18 * 12) * 5};
        if (children.size() > 1) common.occasion = (static_cast<std::uint64_t>(plan_.family.index + 1) << 16) | ++occasions_;
        choose_author(common, children.front());
        compose_common(common, children.front());
        const bool completed = days_between(day_, plan_.settings.today) < 4 ? random_.percent(55) : random_.percent(98);
        for (const std::size_t child : children) {
            Entry entry = common;
            entry.completed = completed;
            compose_for(entry, child, children.size() > 1);
            plan_.family.children[child].entries.push_back(std::move(entry));
        }
    }

    void choose_author(Entry& entry, std::size_t child) {
        const ChildFile& file = plan_.family.children[child];
        std::size_t author = file.holders.back().worker;
        for (const Holding& holding : file.holders)
            if (holding.from <= day_ && day_ < holding.until.value_or(plan_.settings.today)) author = holding.worker;
        const Team& team = plan_.authority.teams[plan_.authority.workers[author].team];
        if (entry.kind == EntryKind::managers_reading) author = plan_.authority.in_post(team.leaders, day_);
        if (entry.kind == EntryKind::unanswered_call && random_.percent(30))
            for (const Team& other : plan_.authority.teams)
                if (other.kind == TeamKind::front_door) author = plan_.authority.in_post(random_.pick(other.posts), day_);
        if (entry.kind == EntryKind::letter && random_.percent(30))
            for (const Team& other : plan_.authority.teams)
                if (other.kind == TeamKind::support && other.name.starts_with("Business"))
                    author = plan_.authority.in_post(random_.pick(other.posts), day_);
        entry.author = author;
        const int roll = random_.between(0, 999);
        int lag = roll < 620 ? 0 : (roll < 840 ? 1 : (roll < 945 ? 2 : 3));
        if (roll >= 965) lag = random_.between(10, 24);
        if (roll >= 994) lag = random_.between(40, 120);
        Day written = plus(day_, lag);
        if (written >= plan_.settings.today || !plan_.authority.workers[author].works_on(written)) {
            written = day_;
            lag = 0;
        }
        if (lag >= 10) entry.late_reason = pen_.line(heard_.late_reason, scene(child));
        const int earliest = lag > 0 ? 8 * 60 : static_cast<int>(entry.happened_at.value_or(minutes{9 * 60}).count()) + 5;
        entry.written_at = LocalMinute(written) + minutes{std::min(1430, earliest + random_.between(1, lag > 0 ? 570 : 290))};
    }

    void take_part(Entry& entry, std::size_t person, std::string_view role) {
        entry.participants.push_back({person, {}, "", std::string(role)});
    }
    void take_part_as_professional(Entry& entry, std::size_t at) {
        entry.participants.push_back({{}, at, "", plan_.family.professionals[at].role});
    }
    [[nodiscard]] std::size_t carer_now() const { return away_ && plan_.foster_carer ? *plan_.foster_carer : plan_.carer; }
    [[nodiscard]] std::string_view carer_role() const {
        return away_ ? "foster carer" : (plan_.story == &kinship_story ? "grandmother" : "mother");
    }

    /// What every child's entry of the occasion says alike.
    void compose_common(Entry& entry, std::size_t child) {
        const Story& telling = story(child);
        const Scene& words = scene(child);
        const auto phase = static_cast<std::size_t>(phase_);
        std::string& text = entry.seen_and_said;
        using enum EntryKind;
        switch (entry.kind) {
            case telephone_call: compose_call(entry, child, telling, words); break;
            case letter:
                entry.how = "Letter";
                compose_message(entry, heard_.letter, child, words);
                break;
            case email:
                entry.how = "E-mail";
                compose_message(entry, heard_.email, child, words);
                break;
            case text_message:
                entry.how = "Text message";
                pen_.add(text, heard_.text_message, words);
                take_part(entry, carer_now(), carer_role());
                break;
            case video_call:
                entry.how = "Video";
                pen_.add(text, heard_.video_call, words);
                take_part(entry, carer_now(), carer_role());
                add_carer(entry, telling, words);
                break;
            case office_visit:
                entry.place = "Marlbridge Town Hall, room 2";
                pen_.add(text, heard_.office_visit, words);
                pen_.add(text, telling.carer[phase], words);
                add_beat(text, child, true, words);
                take_part(entry, carer_now(), carer_role());
                break;
            case home_visit: compose_visit(entry, child, telling, words); break;
            case school_visit:
                entry.place = words[Slot::school];
                take_part_as_professional(entry, plan_.plans[child].school_contact);
                break;
            case other_visit:
                entry.place = away_ ? "Contact centre" : "Marlbridge Library";
                take_part(entry, carer_now(), carer_role());
                break;
            case direct_work: entry.place = band(child) == 3 ? "A café near school" : std::string(words[Slot::school]); break;
            case professionals_meeting: compose_meeting(entry, child, telling, words); break;
            case significant_event: compose_happening(entry, telling, words); break;
            case unplanned_absence:
                entry.significant = random_.percent(40);
                pen_.add(text, heard_.absence, words);
                take_part(entry, carer_now(), carer_role());
                break;
            case managers_reading:
                entry.reading_purpose = pen_.line(heard_.reading_purpose, words);
                pen_.add(text, heard_.reading, words);
                break;
            case not_in:
                pen_.add(text, heard_.not_in, words);
                entry.why_not = "No answer at the door";
                entry.seen = Answer::no;
                break;
            case failed_appointment:
                pen_.add(text, heard_.failed_appointment, words);
                entry.why_not = "Not kept";
                break;
            case unanswered_call:
                entry.how = "Telephone";
                pen_.add(text, heard_.unanswered_call, words);
                entry.why_not = "No reply";
                break;
            case missed_deadline:
                pen_.add(text, heard_.missed_deadline, words);
                entry.why_not = pen_.line(heard_.why_deadline, words);
                break;
            case decision_not_to_act: compose_decision(entry, words); break;
            case worker_unavailable:
                pen_.add(text, heard_.worker_unavailable, words);
                entry.why_not = pen_.line(heard_.why_unavailable, words);
                break;
        }
        const bool weighty = entry.kind == home_visit || entry.kind == professionals_meeting || entry.kind == significant_event ||
                             entry.kind == unplanned_absence;
        if (weighty || random_.percent(18)) add_analysis(entry, telling, words);
        if (weighty ? random_.percent(70) : random_.percent(15)) add_actions(entry, telling, words);
        add_interpreter(entry, words);
        if (entry.significant && entry.headline.empty()) entry.headline = pen_.line(telling.issues, words);
    }

    void compose_call(Entry& entry, std::size_t child, const Story& telling, const Scene& words) {
        const auto phase = static_cast<std::size_t>(phase_);
        std::string& text = entry.seen_and_said;
        entry.how = "Telephone";
        const int who = random_.between(0, 9);
        if (who < 3 && age(child) >= 3) {
            pen_.add(text, heard_.call_opening_school, words);
            take_part_as_professional(entry, plan_.plans[child].school_contact);
            pen_.add(text, telling.report[phase], words);
        } else if (who < 7) {
            pen_.add(text, heard_.call_opening_carer, words);
            take_part(entry, carer_now(), carer_role());
            pen_.add(text, telling.carer[phase], words);
            add_beat(text, child, true, words);
        } else {
            pen_.add(text, heard_.call_opening_other, words);
            take_part_as_professional(entry, random_.percent(50) ? plan_.nurse : plan_.police);
            pen_.add(text, telling.report[phase], words);
        }
        add_beat(text, child, false, words);
        if (random_.percent(60)) pen_.add(text, heard_.call_ending, words);
        if (random_.percent(12)) entry.participants.push_back({{}, {}, "Caller who gave her name as Sandra", "neighbour"});
    }

    void compose_message(Entry& entry, Lines lines, std::size_t child, const Scene& words) {
        pen_.add(entry.seen_and_said, lines, words);
        if (random_.percent(50)) pen_.add(entry.seen_and_said, story(child).report[static_cast<std::size_t>(phase_)], words);
        add_beat(entry.seen_and_said, child, false, words);
    }

    void add_carer(Entry& entry, const Story& telling, const Scene& words) {
        entry.carers_views = pen_.line(telling.carer[static_cast<std::size_t>(phase_)], words);
        const auto spoken = spoken_in(plan_.family.people[carer_now()].language);
        if (plan_.family.people[carer_now()].interpreter_needed && !spoken.empty() && random_.percent(15)) {
            const Rendering& said = spoken[spoken.size() - 1];
            entry.carers_views += " In her own language: «" + std::string(said.original) + "» (“" + std::string(said.english) + "”)";
        }
    }

    void compose_visit(Entry& entry, std::size_t child, const Story& telling, const Scene& words) {
        const auto phase = static_cast<std::size_t>(phase_);
        entry.place = away_ ? "Foster home" : "Family home";
        entry.how = "Face to face";
        HomeVisit visit;
        visit.purpose = pen_.line(heard_.visit_purpose, words);
        visit.announced = random_.percent(82);
        visit.home_conditions = &telling == &neglect_story ? pen_.line(telling.seen[phase], words) : pen_.line(heard_.ordinary_home, words);
        entry.home_visit = std::move(visit);
        if (random_.percent(75)) pen_.add(entry.seen_and_said, heard_.visit_opening, words);
        pen_.add(entry.seen_and_said, telling.seen[phase], words);
        if (random_.percent(35)) pen_.add(entry.seen_and_said, telling.seen[phase], words);
        add_beat(entry.seen_and_said, child, true, words);
        add_carer(entry, telling, words);
        take_part(entry, carer_now(), carer_role());
        if (random_.percent(30) && plan_.story != &domestic_abuse_story && !away_)
            take_part(entry, plan_.other, plan_.is_unaccompanied() ? "foster carer" : "father");
        if (random_.percent(70)) entry.key_issues = pen_.line(telling.issues, words);
        entry.significant = random_.percent(4);
    }

    void compose_meeting(Entry& entry, std::size_t child, const Story& telling, const Scene& words) {
        const auto phase = static_cast<std::size_t>(phase_);
        std::string& text = entry.seen_and_said;
        entry.place = random_.percent(50) ? std::string(words[Slot::school]) : "Town Hall and by video";
        pen_.add(text, heard_.meeting_opening, words);
        text += "\n\n";
        pen_.add(text, telling.report[phase], words);
        pen_.add(text, telling.report[phase], words);
        add_beat(text, child, true, words);
        text += "\n\n";
        pen_.add(text, heard_.meeting_ending, words);
        take_part_as_professional(entry, plan_.nurse);
        take_part_as_professional(entry, plan_.plans[child].school_contact);
        if (random_.percent(40)) take_part_as_professional(entry, plan_.police);
        if (random_.percent(80)) take_part(entry, carer_now(), carer_role());
        add_carer(entry, telling, words);
        entry.key_issues = pen_.line(telling.issues, words);
        entry.significant = random_.percent(15);
    }

    void compose_happening(Entry& entry, const Story& telling, const Scene& words) {
        const Happening& happening = random_.pick(telling.happenings);
        entry.significant = true;
        pen_.add(entry.headline, happening.headline, words);
        pen_.add(entry.seen_and_said, happening.account, words);
        take_part(entry, carer_now(), carer_role());
        if (random_.percent(50)) take_part_as_professional(entry, plan_.police);
    }

    void compose_decision(Entry& entry, const Scene& words) {
        const std::size_t at = random_.below(plan_.story == &domestic_abuse_story && !away_ ? heard_.decision_not_to_act.size()
                                                                                            : heard_.decision_not_to_act.size() - 1);
        pen_.add(entry.seen_and_said, heard_.decision_not_to_act[at], words);
        pen_.add(entry.why_not, heard_.why_not_to_act[at], words);
    }

    void add_analysis(Entry& entry, const Story& telling, const Scene& words) {
        pen_.add(entry.analysis, telling.analysis[static_cast<std::size_t>(phase_)], words);
        entry.analysis_source = pen_.line(heard_.sources, words);
    }

    void add_actions(Entry& entry, const Story& telling, const Scene& words) {
        const int count = random_.between(1, 3);
        for (int made = 0; made < count; ++made) {
            Action action;
            action.what = pen_.line(telling.actions, words);
            action.who = random_.percent(55) ? plan_.authority.workers[entry.author].name
                                             : std::string(words[random_.percent(60) ? Slot::carer : Slot::nurse]);
            if (random_.percent(85)) action.by = plus(day_, random_.between(3, 42));
            entry.actions.push_back(std::move(action));
        }
    }

    void add_interpreter(Entry& entry, const Scene& words) {
        using enum EntryKind;
        const bool spoken =
            entry.kind == home_visit || entry.kind == office_visit || entry.kind == professionals_meeting || entry.kind == telephone_call;
        const bool needed = plan_.family.people[carer_now()].interpreter_needed || plan_.is_unaccompanied();
        if (!spoken || !needed) return;
        if (random_.percent(75))
            entry.interpreter = pen_.line(heard_.interpreter_used, words) + " (" + plan_.culture->language_in_words.data() + ")";
        else entry.interpreter = pen_.line(heard_.interpreter_not_used, words);
    }

    /// What belongs to this child alone.
    void compose_for(Entry& entry, std::size_t child, bool shared) {
        using enum EntryKind;
        const bool meeting = entry.kind == home_visit || entry.kind == school_visit || entry.kind == other_visit ||
                             entry.kind == direct_work || entry.kind == video_call;
        if (!meeting) return;
        if (age(child) < 0) {
            if (shared) entry.seen_and_said += "\n\nBaby not yet born; this entry is kept on the baby's file as well.";
            return;
        }
        const Scene& words = scene(child);
        const std::size_t years = band(child);
        entry.seen = random_.percent(entry.kind == home_visit ? 88 : 97) ? Answer::yes : Answer::no;
        if (entry.seen == Answer::no) {
            entry.why_not = pen_.line(heard_.not_seen, words);
            if (entry.kind != home_visit) entry.seen_and_said = pen_.line(heard_.visit_ending, words);
            return;
        }
        take_part(entry, plan_.first_person + child, "child");
        const bool poor = phase_ == Phase::worse ? random_.percent(65) : random_.percent(phase_ == Phase::same ? 30 : 5);
        if (!entry.seen_and_said.empty()) entry.seen_and_said += "\n\n";
        if (entry.kind == direct_work && years > 0) pen_.add(entry.seen_and_said, heard_.direct_work[years - 1], words);
        pen_.add(entry.seen_and_said, (poor ? heard_.presence_poor : heard_.presence_good)[years], words);
        add_beat(entry.seen_and_said, child, false, words);
        const bool alone_likely = years >= 1 && random_.percent(entry.kind == home_visit ? 25 + static_cast<int>(years) * 17 : 85);
        entry.seen_alone = alone_likely ? Answer::yes : Answer::no;
        if (!alone_likely) {
            const std::size_t last = heard_.not_alone.size() - 1;  // which says that the child is too young
            const std::size_t at = years == 0 ? last : random_.below(last);
            entry.why_not = {};
            pen_.add(entry.why_not, heard_.not_alone[at], words);
        }
        if (entry.home_visit) {
            const bool bedroom = random_.percent(60);
            entry.home_visit->bedroom_seen = bedroom ? Answer::yes : Answer::no;
            entry.home_visit->bedroom = pen_.line(bedroom ? heard_.bedroom : heard_.bedroom_not_seen, words);
        }
        add_words(entry, child, words);
    }

    void add_words(Entry& entry, std::size_t child, const Scene& words) {
        const std::size_t years = band(child);
        if (years == 0) {
            entry.childs_words = pen_.line(heard_.baby_observed, words);
            return;
        }
        if (random_.percent(12)) return;
        const auto spoken = spoken_in(plan_.family.people[plan_.first_person + child].language);
        if (!spoken.empty() && random_.percent(plan_.is_unaccompanied() ? 45 : 14)) {
            const Rendering& said = random_.pick(spoken);
            entry.childs_words = "«" + std::string(said.original) + "» (" + std::string(plan_.culture->language_in_words) + ": “" +
                                 std::string(said.english) + "”)";
            return;
        }
        quote(entry.childs_words, chosen_words(child, years - 1), words);
        if (random_.percent(30)) {
            entry.childs_words += ' ';
            quote(entry.childs_words, heard_.ordinary_words[years - 1], words);
        }
    }

    Lines chosen_words(std::size_t child, std::size_t years) {
        const Story& telling = story(child);
        const int hard = phase_ == Phase::worse ? 75 : (phase_ == Phase::same ? 35 : 8);
        if (random_.percent(22)) return heard_.ordinary_words[years];
        return random_.percent(hard) ? telling.hard_words[years] : telling.good_words[years];
    }

    void quote(std::string& out, Lines lines, const Scene& words) {
        const std::string said = pen_.line(lines, words);
        if (said.starts_with('(')) out += said;
        else out += "“" + said + "”";
    }

    FamilyPlan& plan_;
    Random& random_;
    Pen pen_;
    std::vector<Beats> beats_;
    const GeneralLines& heard_;
    Scene scene_;
    std::string age_, attendance_;
    Day day_;
    Phase phase_ = Phase::worse;
    bool away_ = false;
    int leftover_ = 0;
    std::uint64_t occasions_ = 0;
};

}  // namespace

void add_entries(FamilyPlan& plan) { EntryWriter(plan).write(); }

}  // namespace world
