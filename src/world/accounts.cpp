#include <algorithm>
#include <array>

#include "world/entry_writer.hpp"

namespace world {

using enum EntryKind;

void EntryWriter::compose_common(Entry& entry, const std::vector<std::size_t>& children) {
    const bool shared = children.size() > 1;
    const auto born = std::ranges::find_if(children, [&](std::size_t child) { return age(child) >= 0; });
    const std::size_t child = born == children.end() ? children.front() : *born;
    const About about = shared ? About::family : About::either;
    switch (entry.kind) {
        case telephone_call: compose_call(entry, child, about); break;
        case letter:
        case email:
        case text_message: compose_message(entry, child, about); break;
        case video_call:
            entry.how = "Video";
            say(entry.seen_and_said, heard_.video_call, child, about);
            carer_takes_part(entry);
            add_carer(entry, child, about);
            break;
        case office_visit: {
            entry.place = "Marlbridge Town Hall, room 2";
            const std::string_view opening = choose(heard_.office_visit, child, about, 30);
            write(entry.seen_and_said, opening, child);
            const Reporter visitor = reporter_of(opening, child);
            take_part(entry, visitor);
            if (visitor.person == carer_now())
                say_either(entry.seen_and_said, story(child).carer[phase()], heard_.carer[phase()], child, about);
            add_beat(entry.seen_and_said, child, true);
            break;
        }
        case home_visit: compose_visit(entry, child, about); break;
        case school_visit:
            entry.place = scene(child)[Slot::school];
            take_part_as_professional(entry, plan_.plans[child].school_contact);
            break;
        case other_visit:
            entry.place = in_residence() ? "A walk and a café, from the home" : (away_ ? "Contact centre" : "Marlbridge Library");
            if (!in_residence()) carer_takes_part(entry);
            break;
        case direct_work:
            entry.place =
                band(child) == 3 ? "A café near school" : (is_school_day(day_) ? std::string(scene(child)[Slot::school]) : "Family centre");
            break;
        case professionals_meeting: compose_meeting(entry, child, about); break;
        case managers_reading:
            entry.reading_purpose = line(heard_.reading_purpose, child, about);
            if (!say(entry.seen_and_said, heard_.reading, child, about)) write(entry.seen_and_said, heard_.reading.back(), child);
            break;
        default: compose_not_done(entry, child, about); break;
    }
    add_interpreter(entry, child);
}

void EntryWriter::compose_call(Entry& entry, std::size_t child, About about) {
    entry.how = "Telephone";
    std::string& text = entry.seen_and_said;
    std::string_view report;
    if (random_.percent(60)) report = choose(story(child).report[phase()], child, about);
    if (report.empty() && random_.percent(60)) report = choose(heard_.report[phase()], child, about);
    const Reporter reporter = report.empty() ? Reporter{} : reporter_of(report, child);
    const bool by_school = !report.empty() && reporter.professional == plan_.plans[child].school_contact;
    if (report.empty() || (by_school && !is_school_day(day_))) {
        const std::string_view told = choose(story(child).carer[phase()], child, about);
        const std::string_view also = told.empty() ? choose(heard_.carer[phase()], child, about) : told;
        if (also.empty() && about == About::family) return;
        say(text, heard_.call_opening_carer, child, About::family);
        carer_takes_part(entry);
        if (!also.empty()) write(text, also, child);
        else write(text, choose(heard_.carer[phase()], child, about, 0), child);
        add_beat(text, child, true);
    } else {
        if (report.find(" rang") == std::string_view::npos) write(text, choose(reporter.opening, child, About::either, 0), child);
        write(text, report, child);
        take_part(entry, reporter);
    }
    if (about != About::family) add_beat(text, child, false);
    if (random_.percent(55)) say(text, heard_.call_ending, child, about);
}

void EntryWriter::compose_message(Entry& entry, std::size_t child, About about) {
    entry.how = entry.kind == letter ? "Letter" : (entry.kind == email ? "E-mail" : "Text message");
    const Lines lines = entry.kind == letter ? heard_.letter : (entry.kind == email ? heard_.email : heard_.text_message);
    std::string_view pattern = choose(lines, child, about, 60);
    if (pattern.empty() || (entry.kind == email && random_.percent(50))) {
        const std::string_view report = entry.kind == text_message ? "" : choose(story(child).report[phase()], child, about);
        if (!report.empty() && report.find(" rang") == std::string_view::npos) {
            pattern = report;
            write(entry.seen_and_said, entry.kind == letter ? "Letter received." : "E-mail received.", child);
        }
    }
    if (pattern.empty()) pattern = choose(lines, child, About::family, 0);
    const Reporter who = reporter_of(pattern, child);
    if (entry.kind == email && who.professional == plan_.plans[child].school_contact && !is_school_day(day_)) pattern = heard_.email.back();
    write(entry.seen_and_said, pattern, child);
    take_part(entry, reporter_of(pattern, child));
}

void EntryWriter::compose_visit(Entry& entry, std::size_t child, About about) {
    const Story& telling = story(child);
    entry.place = in_residence() ? std::string(scene(child)[Slot::home]) : (away_ ? "Foster home" : "Family home");
    entry.how = "Face to face";
    HomeVisit visit;
    visit.purpose = line(heard_.visit_purpose, child, about);
    visit.announced = random_.percent(82);
    if (!in_residence() && !(&telling == &neglect_story && say(visit.home_conditions, telling.seen[phase()], child, About::family)))
        say_either(visit.home_conditions, heard_.ordinary_home, heard_.ordinary_home, child, About::family);
    entry.home_visit = std::move(visit);
    if (random_.percent(75)) say(entry.seen_and_said, heard_.visit_opening, child, About::family);
    say(entry.seen_and_said, telling.seen[phase()], child, About::family);
    add_beat(entry.seen_and_said, child, true);
    carer_takes_part(entry);
    add_carer(entry, child, about);
    if (random_.percent(30) && plan_.story != &domestic_abuse_story && !away_)
        take_part(entry, plan_.other, plan_.is_unaccompanied() ? "foster carer" : "father");
}

void EntryWriter::compose_meeting(Entry& entry, std::size_t child, About about) {
    const bool at_school = about != About::family && age(child) >= 4 && is_school_day(day_) && random_.percent(50);
    entry.place = at_school ? std::string(scene(child)[Slot::school]) : "Town Hall and by video";
    say(entry.seen_and_said, heard_.meeting_opening, child, about);
    const std::string_view report = choose(story(child).report[phase()], child, About::family);
    if (!report.empty()) {
        entry.seen_and_said += "\n\n";
        write(entry.seen_and_said, report, child);
        take_part(entry, reporter_of(report, child));
    }
    add_beat(entry.seen_and_said, child, true);
    if (entry.seen_and_said.empty()) write(entry.seen_and_said, heard_.meeting_opening.front(), child);
    const bool has_nurse = std::ranges::any_of(entry.participants, [&](const Participant& one) { return one.professional == plan_.nurse; });
    if (!has_nurse) take_part_as_professional(entry, plan_.nurse);
    const std::string_view without_carer = "did not come";
    if (entry.seen_and_said.find(without_carer) == std::string::npos) carer_takes_part(entry);
    add_carer(entry, child, about);
}

void EntryWriter::compose_not_done(Entry& entry, std::size_t child, About about) {
    const auto tell = [&](Lines what, Lines why, Lines next) {
        if (!say(entry.seen_and_said, what, child, about)) write(entry.seen_and_said, choose(what, child, About::family, 0), child);
        entry.why_not = line(why, child, About::family);
        if (entry.why_not.empty()) entry.why_not = pen_.line(why, scene(child));
        entry.next = line(next, child, About::family);
        if (entry.next.empty()) entry.next = pen_.line(next, scene(child));
    };
    switch (entry.kind) {
        case unplanned_absence:
            entry.place = scene(child)[Slot::school];
            tell(heard_.absence, heard_.why_absent, heard_.next_absence);
            take_part_as_professional(entry, plan_.plans[child].school_contact);
            break;
        case not_in:
            entry.place = away_ ? "Foster home" : "Family home";
            tell(heard_.not_in, heard_.why_not_in, heard_.next_visit);
            entry.seen = Answer::no;
            break;
        case failed_appointment: tell(heard_.failed_appointment, heard_.why_failed, heard_.next_appointment); break;
        case unanswered_call:
            entry.how = "Telephone";
            tell(heard_.unanswered_call, heard_.why_unanswered, heard_.next_call);
            break;
        case missed_deadline: tell(heard_.missed_deadline, heard_.why_deadline, heard_.next_deadline); break;
        case worker_unavailable: tell(heard_.worker_unavailable, heard_.why_unavailable, heard_.next_unavailable); break;
        default: {  // a decision not to act
            const bool hides = plan_.story == &domestic_abuse_story && !away_;
            const std::size_t first = about == About::family ? 1 : 0;  // the first is about one child
            const std::size_t at = random_.below(heard_.decision_not_to_act.size() - first - (hides ? 0 : 1)) + first;
            write(entry.seen_and_said, heard_.decision_not_to_act[at], child);
            write(entry.why_not, heard_.why_not_to_act[at], child);
            entry.next = pen_.line(heard_.next_instead, scene(child));
        }
    }
}

void EntryWriter::add_carer(Entry& entry, std::size_t child, About about) {
    say_either(entry.carers_views, story(child).carer[phase()], heard_.carer[phase()], child, about);
    const Person& carer = plan_.family.people[carer_now()];
    const auto spoken = spoken_in(carer.language);
    if (!in_residence() && carer.interpreter_needed && !spoken.empty() && random_.percent(15)) {
        const Rendering& said = spoken[spoken.size() - 1];
        if (!entry.carers_views.empty()) entry.carers_views += ' ';
        entry.carers_views += "In her own language: «" + std::string(said.original) + "» (“" + std::string(said.english) + "”)";
    }
}

void EntryWriter::add_interpreter(Entry& entry, std::size_t child) {
    const bool spoken =
        entry.kind == home_visit || entry.kind == office_visit || entry.kind == professionals_meeting || entry.kind == telephone_call;
    const bool needed = (!in_residence() && plan_.family.people[carer_now()].interpreter_needed) || plan_.is_unaccompanied();
    const bool there = std::ranges::any_of(entry.participants, [&](const Participant& one) { return one.person == carer_now(); });
    if (!spoken || !needed || !there) return;
    if (random_.percent(75))
        entry.interpreter = pen_.line(heard_.interpreter_used, scene(child)) + " (" + std::string(plan_.culture->language_in_words) + ")";
    else entry.interpreter = pen_.line(heard_.interpreter_not_used, scene(child));
}

void EntryWriter::compose_for(Entry& entry, std::size_t child, bool shared) {
    if (!entry.headline.empty()) {  // a happening
        const bool is_first = happening_->others.empty() || !shared || told_.back().headlines.insert(entry.headline).second;
        write(entry.seen_and_said, is_first ? happening_->account : happening_->others, child);
        take_part(entry, reporter_of(happening_->account, child));
        if (entry.kind == significant_event) {
            entry.place = scene(child)[Slot::home];
            take_part(entry, plan_.first_person + child, "child");
        }
        entry.analysis_source = entry.kind == key_event ? line(heard_.event_sources, child, About::family) : "";
        return;
    }
    const bool meeting = entry.kind == home_visit || entry.kind == school_visit || entry.kind == other_visit || entry.kind == direct_work ||
                         entry.kind == video_call;
    if (meeting) meet_child(entry, child);
    if (entry.kind == professionals_meeting) {
        entry.seen_and_said += "\n\n";
        const std::string_view report = choose(story(child).report[phase()], child, age(child) < 0 ? About::either : About::child);
        const std::string_view told = report.empty() ? choose(heard_.report[phase()], child, About::child) : report;
        if (!told.empty()) write(entry.seen_and_said, told, child);
        if (!told.empty()) take_part(entry, reporter_of(told, child));
        say(entry.seen_and_said, heard_.meeting_ending, child, About::either);
        add_meeting_headline(entry, child);
    }
    const bool is_contact = entry.why_not.empty() || meeting;
    if (is_contact && entry.kind != managers_reading) add_issue(entry, child, shared ? About::child : About::either);
    const bool weighty = entry.kind == home_visit || entry.kind == professionals_meeting;
    if (is_contact && (weighty || random_.percent(18)) && entry.kind != managers_reading) add_analysis(entry, child);
    if (is_contact && (weighty ? random_.percent(70) : random_.percent(15)) && entry.kind != managers_reading) add_actions(entry, child);
    while (entry.seen_and_said.ends_with('\n')) entry.seen_and_said.pop_back();
    if (entry.seen_and_said.empty()) write(entry.seen_and_said, choose(heard_.visit_ending, child, About::family, 0), child);
}

void EntryWriter::meet_child(Entry& entry, std::size_t child) {
    if (age(child) < 0) {
        entry.seen_and_said += "\n\n";
        say(entry.seen_and_said, story(child).seen[phase()], child, About::either);
        return;
    }
    const std::size_t years = band(child);
    entry.seen = years == 0 || random_.percent(entry.kind == home_visit ? 88 : 97) ? Answer::yes : Answer::no;
    if (entry.seen == Answer::no) {
        entry.why_not = line(heard_.not_seen, child, About::child);
        if (entry.why_not.empty()) write(entry.why_not, choose(heard_.not_seen, child, About::child, 0), child);
        if (entry.kind != home_visit) entry.seen_and_said = line(heard_.not_seen_elsewhere, child, About::either);
        return;
    }
    take_part(entry, plan_.first_person + child, "child");
    const bool poor = phase_ == Phase::worse ? random_.percent(65) : random_.percent(phase_ == Phase::same ? 30 : 5);
    if (!entry.seen_and_said.empty()) entry.seen_and_said += "\n\n";
    if (entry.kind == direct_work && years > 0) say(entry.seen_and_said, heard_.direct_work[years - 1], child, About::either);
    if (entry.kind == home_visit && random_.percent(75))
        say_either(entry.seen_and_said, story(child).seen[phase()], heard_.seen[phase()], child, About::child);
    const bool by_school = entry.kind == school_visit;
    if (by_school) say(entry.seen_and_said, heard_.school_visit, child, About::either);
    say_either(entry.seen_and_said, (poor ? heard_.presence_poor : heard_.presence_good)[years], heard_.seen[phase()], child, About::child);
    add_beat(entry.seen_and_said, child, false);
    const bool alone = years >= 1 && random_.percent(entry.kind == home_visit ? 25 + static_cast<int>(years) * 17 : 85);
    entry.seen_alone = alone ? Answer::yes : Answer::no;
    if (!alone) write(entry.why_not, choose(years == 0 ? heard_.too_young_alone : heard_.not_alone, child, About::either, 0), child);
    if (entry.home_visit) {
        const bool bedroom = random_.percent(60);
        entry.home_visit->bedroom_seen = bedroom ? Answer::yes : Answer::no;
        entry.home_visit->bedroom = line(bedroom ? heard_.bedroom : heard_.bedroom_not_seen, child, About::either);
    }
    add_words(entry, child);
}

void EntryWriter::add_words(Entry& entry, std::size_t child) {
    const std::size_t years = band(child);
    if (years == 0) {
        entry.childs_words = line(heard_.baby_observed, child, About::child);
        return;
    }
    if (random_.percent(12)) return;
    const Person& person = plan_.family.people[plan_.first_person + child];
    const auto spoken = spoken_in(person.language);
    if (years >= 2 && !spoken.empty() && random_.percent(plan_.is_unaccompanied() ? 45 : 14)) {
        const Rendering& said = random_.pick(spoken);
        if (told_[child].patterns.try_emplace(said.original.data(), day_).second) {
            entry.childs_words =
                "«" + std::string(said.original) + "» (" + person.language_in_words + ": “" + std::string(said.english) + "”)";
            return;
        }
    }
    const bool awaits_baby = plan_.plans.back().born > day_;  // brothers and sisters of the unborn speak of it
    const Story& telling = awaits_baby ? *plan_.story : story(child);
    const int hard = phase_ == Phase::worse ? 75 : (phase_ == Phase::same ? 35 : 8);
    if (!random_.percent(22))
        quote(entry.childs_words, (random_.percent(hard) ? telling.hard_words : telling.good_words)[years - 1], child);
    if (entry.childs_words.empty() || random_.percent(30)) quote(entry.childs_words, heard_.ordinary_words[years - 1], child);
}

/// What a child said is told once: nobody says the same sentence again on another day.
void EntryWriter::quote(std::string& out, Lines lines, std::size_t child) {
    const std::string_view pattern = choose(lines, child, About::either, 100'000);
    if (pattern.empty()) return;
    std::string said;
    write(said, pattern, child);
    if (!out.empty()) out += ' ';
    if (said.starts_with('(')) out += said;
    else out += "“" + said + "”";
}

void EntryWriter::add_issue(Entry& entry, std::size_t child, About about) {
    std::string_view issue = choose(story(child).issues, child, about, 20);
    if (issue.empty()) issue = choose(story(child).issues, child, About::either, 0);
    if (issue.empty()) issue = heard_.baby_issues[random_.below(heard_.baby_issues.size())];
    write(entry.key_issues, issue, child);
    if (random_.percent(65)) {
        entry.key_issues += ": ";
        const std::string gist = pen_.line(heard_.gist[phase()], scene(child));
        entry.key_issues += static_cast<char>(gist[0] >= 'A' && gist[0] <= 'Z' ? gist[0] - 'A' + 'a' : gist[0]);
        entry.key_issues += gist.substr(1);
    }
}

void EntryWriter::add_analysis(Entry& entry, std::size_t child) {
    if (!say_either(entry.analysis, story(child).analysis[phase()], heard_.analysis[phase()], child, About::either)) return;
    entry.analysis_source = line(heard_.sources, child, About::either);
}

void EntryWriter::add_actions(Entry& entry, std::size_t child) {
    const Tasks tasks = story(child).actions;
    const int wanted = random_.between(1, 3);
    const std::size_t start = random_.below(tasks.size());
    auto& patterns = told_[child].patterns;
    for (std::size_t tried = 0; tried < tasks.size() && static_cast<int>(entry.actions.size()) < wanted; ++tried) {
        const Task& task = tasks[(start + tried) % tasks.size()];
        const Fit& fit = fit_of(task.what);
        const auto last = patterns.find(task.what.data());
        if (!fit.fits(age(child)) || (fit.needs_several && plan_.children < 2)) continue;
        if (last != patterns.end() && (fit.once || days_between(last->second, day_) < 75)) continue;
        const Day by = office_day_from(plus(day_, random_.between(task.soonest, task.latest)));
        if (age(child) < 0 && by >= plan_.plans[child].born) continue;  // it would be due after the birth that it prepares
        patterns[task.what.data()] = day_;
        Action action;
        write(action.what, task.what, child);
        write(action.who, task.who, child);
        action.by = by;
        entry.actions.push_back(std::move(action));
    }
}

void EntryWriter::add_meeting_headline(Entry& entry, std::size_t child) {
    const Status status = plan_.status_on(day_);
    Told& told = told_[child];
    if (status != told.meeting_status) told.meetings = 0;
    told.meeting_status = status;
    ++told.meetings;
    const bool keeps = told.meetings == 1 || told.meetings % 3 == 0;
    constexpr std::array<std::string_view, 5> names = {"network meeting", "child in need meeting", "core group meeting",
                                                       "care planning meeting", "meeting"};
    constexpr std::array<std::string_view, 12> ordinals = {"First",   "Second", "Third", "Fourth", "Fifth",    "Sixth",
                                                           "Seventh", "Eighth", "Ninth", "Tenth",  "Eleventh", "Twelfth"};
    if (!keeps || told.meetings > static_cast<int>(ordinals.size())) return;
    std::string headline(ordinals[static_cast<std::size_t>(told.meetings - 1)]);
    headline += ' ';
    headline += names[static_cast<std::size_t>(status)];
    headline += ": " + pen_.line(heard_.outcome[phase()], scene(child));
    if (told.headlines.contains(headline)) return;
    entry.significant = true;
    entry.headline = std::move(headline);
}

void EntryWriter::add_beat(std::string& out, std::size_t child, bool of_family) {
    const std::size_t at = of_family ? plan_.children : child;
    Beats& beats = beats_[at];
    if (of_family && away_) return;
    const int years = age(child);
    if (beats.thread == nullptr) {
        const std::size_t number = random_.below(threads().size());
        const Thread& next = threads()[number];
        if (of_family ? next.oldest != 0 : (next.oldest == 0 || years < next.youngest || years > next.oldest)) return;
        if ((beats.used >> number) & 1U) return;
        beats = {&next, 0, day_, beats.used | (std::uint64_t{1} << number)};
    }
    if (day_ < beats.next || (!of_family && years > beats.thread->oldest + 1)) return;
    write(out, beats.thread->beats[beats.told], child);
    beats.next = plus(day_, random_.between(9, 40));
    if (++beats.told == beats.thread->beats.size()) beats.thread = nullptr;
}

std::string_view EntryWriter::choose(Lines lines, std::size_t child, About about, int rest_days) {
    auto& own = told_[child].patterns;
    auto& all = told_.back().patterns;
    for (std::size_t tried = 0; tried < lines.size(); ++tried) {
        const std::string_view pattern = pen_.deal(lines);
        const Fit& fit = fit_of(pattern);
        if (about == About::family && fit.names_child) continue;
        if (about == About::child && !fit.names_child) continue;
        if (!fit.fits(age(child)) || (fit.needs_several && plan_.children < 2)) continue;
        if ((now_.empty() && fit.needs_hour) || (fit.needs_history && days_between(plan_.opened, day_) < 240)) continue;
        auto& told = fit.names_child ? own : all;
        const auto [last, is_new] = told.try_emplace(pattern.data(), day_);
        if (!is_new && last->second != day_ && (fit.once || days_between(last->second, day_) < rest_days)) continue;
        if (!is_new && last->second == day_ && rest_days > 0) continue;
        last->second = day_;
        return pattern;
    }
    return {};
}

bool EntryWriter::say(std::string& out, Lines lines, std::size_t child, About about) {
    const std::string_view pattern = lines.empty() ? std::string_view{} : choose(lines, child, about);
    if (pattern.empty()) return false;
    write(out, pattern, child);
    return true;
}

bool EntryWriter::say_either(std::string& out, Lines first, Lines then, std::size_t child, About about) {
    return say(out, first, child, about) || say(out, then, child, about);
}

std::string EntryWriter::line(Lines lines, std::size_t child, About about) {
    std::string out;
    const std::string_view pattern = choose(lines, child, about, 20);
    if (!pattern.empty()) write(out, pattern, child);
    return out;
}

void EntryWriter::write(std::string& out, std::string_view pattern, std::size_t child) {
    if (!pattern.empty()) pen_.add(out, pattern, scene(child));
}

}  // namespace world
