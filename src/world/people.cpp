#include <algorithm>

#include "world/family_plan.hpp"

namespace world {
namespace {

constexpr std::string_view streets[] = {
    "Tannery Lane",      "Bobbin Street",  "Weir Road",       "Priory Close",  "Coldharbour Avenue", "Saddlers Row",   "Kiln Bank",
    "Orchard Terrace",   "Lark Rise",      "Mafeking Street", "Alma Street",   "Canal View",         "Hawthorn Drive", "St Wilfrid's Road",
    "Quarry Hill",       "Beech Grove",    "Ropewalk",        "Mill Street",   "Station Approach",   "Chapel Fold",    "Hollins Bank",
    "Moorside Crescent", "Brickfield Way", "Sorrel Close",    "Linnet Court",  "Salter's Yard",      "Ashmoor Road",   "Tithe Barn Lane",
    "Foundry Street",    "Fallow Road",    "Dyehouse Lane",   "Victory Square"};
constexpr std::string_view primaries[] = {
    "Weir Road Primary", "St Wilfrid's Primary", "Quarry Hill Primary", "Lark Rise Academy",
    "Al-Falah Primary",  "Hollins Bank Primary", "Canal View Primary",  "Beech Grove Infants and Juniors",
    "St Bede's Primary", "Moorside Primary",     "Tithe Barn Primary"};
constexpr std::string_view secondaries[] = {"Marlbridge High School", "Coldharbour Academy", "St Hilda's College", "Foundry Lane School",
                                            "The Priory School"};
constexpr std::string_view nurseries[] = {"Ladybird Nursery", "Bobbin Street Children's Centre", "Little Acorns", "Orchard Nursery"};
constexpr std::string_view specials[] = {"Ashmoor Special School", "The Willows School"};
constexpr std::string_view hobbies[] = {"football", "karate",  "dance",      "cadets", "street dance", "boxing",
                                        "drumming", "cricket", "gymnastics", "drama",  "netball",      "chess"};
constexpr std::string_view toys[] = {"toy rabbit", "green dinosaur",    "digger", "doll", "stuffed owl", "blue blanket", "toy horse",
                                     "spaceman",   "bear with one ear", "penguin"};
constexpr std::string_view subjects[] = {
    "art", "maths", "PE", "science", "English", "history", "music", "geography", "design and technology", "computing"};
constexpr std::string_view friends[] = {"Ava",  "Mikey", "Hamza", "Lola",  "Kacper", "Tia",  "Zara",
                                        "Jude", "Keon",  "Safa",  "Ollie", "Ruta",   "Erin", "Dev"};
constexpr std::string_view conditions[] = {"cerebral palsy",     "autism",
                                           "Down's syndrome",    "epilepsy and a learning disability",
                                           "muscular dystrophy", "autism and a severe learning disability"};
constexpr std::string_view adult_conditions[] = {"multiple sclerosis", "rheumatoid arthritis", "the effects of a stroke", "heart failure",
                                                 "ME"};
constexpr std::string_view condition_codes[][3] = {{"MOB", "HAND", "COMM"}, {"AUT", "COMM", "BEH"}, {"LD", "COMM", ""},
                                                   {"CON", "LD", ""},       {"MOB", "PC", ""},      {"AUT", "LD", "BEH"}};

class PeopleMaker {
  public:
    explicit PeopleMaker(FamilyPlan& plan) : plan_(plan), random_(plan.random) {}

    void make() {
        choose_births();
        add_adults();
        add_professionals();
        for (std::size_t child = 0; child < plan_.children; ++child) add_child(child);
        add_siblings();
        for (std::size_t child = 0; child < plan_.children; ++child) add_scene(child);
    }

  private:
    void choose_births() {
        const bool unborn = plan_.story == &pre_birth_story;
        int youngest_days = random_.between(60, 365 * 12);
        if (plan_.story == &exploitation_story) youngest_days = random_.between(365 * 11, 365 * 14 + 200);
        if (plan_.story == &young_carer_story) youngest_days = random_.between(365 * 7, 365 * 12);
        if (plan_.is_unaccompanied()) youngest_days = random_.between(365 * 14, 365 * 16 + 200);
        if (unborn) youngest_days = -random_.between(60, 190);
        for (std::size_t child = plan_.children; child-- > 0;) {
            births_.insert(births_.begin(), plus(plan_.opened, -youngest_days));
            if (!random_.percent(4) || (unborn && child + 1 == plan_.children)) youngest_days += random_.between(330, 1300);
            youngest_days = std::min(youngest_days, 365 * 16);  // twins where two come out alike
        }
        std::ranges::sort(births_);
    }

    std::size_t add_person(const Culture& culture, char sex, const NameForm& given, const NameForm& family, std::optional<Day> born) {
        Person person;
        person.names.push_back({NameKind::birth, std::string(given.latin), std::string(family.latin), ""});
        if (!given.script.empty() && !family.script.empty() && random_.percent(60))
            person.names.push_back(
                {NameKind::original_script, std::string(given.script), std::string(family.script), std::string(culture.script)});
        person.born_on = born;
        person.sex = sex;
        person.ethnicity = culture.ethnicity;
        if (random_.percent(culture.religion_percent)) person.religion = culture.religion;
        else if (random_.percent(60)) person.religion = "No religion";
        person.language = culture.language;
        person.language_in_words = culture.language_in_words;
        plan_.family.people.push_back(std::move(person));
        return plan_.family.people.size() - 1;
    }

    std::size_t add_adult(const Culture& culture, char sex, const NameForm& family, Day born) {
        const NameForm* chosen = nullptr;
        do chosen = sex == 'F' ? &random_.pick(culture.girls) : &random_.pick(culture.boys);
        while (std::ranges::any_of(plan_.family.people, [&](const Person& person) { return person.names[0].given == chosen->latin; }));
        const NameForm& given = *chosen;
        const std::size_t at = add_person(culture, sex, given, family, born);
        Person& person = plan_.family.people[at];
        person.title = sex == 'M' ? "Mr" : (random_.percent(60) ? "Ms" : "Mrs");
        person.interpreter_needed = random_.percent(culture.interpreter_percent);
        person.phone = "07700 900" + std::to_string(1000 + random_.below(1000)).substr(1);
        if (random_.percent(40))
            person.email = user_name_of(given.latin, family.latin) + std::to_string(plan_.family.index) + "@example.org";
        return at;
    }

    Address address(Day from) {
        constexpr std::string_view letters = "ABDEFGHJLNPQRSTUWXYZ";
        std::string postcode = "MB" + std::to_string(random_.between(1, 12)) + " " + std::to_string(random_.between(1, 9));
        postcode += random_.pick(letters);
        postcode += random_.pick(letters);
        return {std::to_string(random_.between(1, 164)) + " " + std::string(random_.pick(streets)), "Marlbridge", postcode, from, {}};
    }

    void add_adults() {
        const Culture& own = *plan_.culture;
        const Day eldest = births_.front();
        family_name_ = random_.pick(own.surnames);
        const NameForm& fathers_name = random_.percent(45) ? family_name_ : random_.pick(plan_.other_culture->surnames);
        home_.push_back(address(plus(eldest, -random_.between(100, 2000))));
        if (plan_.story == &kinship_story) return add_kin(own, fathers_name, eldest);
        if (plan_.is_unaccompanied()) return add_foster_family(plan_.carer, plan_.other);
        plan_.carer = add_adult(own, 'F', random_.percent(80) ? family_name_ : random_.pick(own.surnames),
                                plus(eldest, -365 * random_.between(18, 34) - 100));
        plan_.other = add_adult(*plan_.other_culture, 'M', fathers_name, plus(eldest, -365 * random_.between(19, 40) - 50));
        plan_.relative = add_adult(own, 'F', family_name_, plus(eldest, -365 * random_.between(42, 60)));
        if (random_.percent(25))
            plan_.family.people[plan_.carer].names.push_back(
                {NameKind::former, plan_.family.people[plan_.carer].names[0].given, std::string(random_.pick(own.surnames).latin), ""});
        finish_adults();
    }

    void add_kin(const Culture& own, const NameForm& fathers_name, Day eldest) {
        plan_.carer = add_adult(own, 'F', family_name_, plus(eldest, -365 * random_.between(43, 58)));
        plan_.other = add_adult(*plan_.other_culture, 'M', fathers_name, plus(eldest, -365 * random_.between(20, 38)));
        plan_.relative = add_adult(own, 'F', family_name_, plus(eldest, -365 * random_.between(20, 32)));
        late_mother_ = add_adult(own, 'F', family_name_, plus(eldest, -365 * random_.between(18, 30)));
        plan_.family.people[*late_mother_].died_on = plus(plan_.opened, -random_.between(5, 60));
        finish_adults();
    }

    void finish_adults() {
        for (const std::size_t at : {plan_.carer, plan_.relative})
            plan_.family.people[at].addresses.push_back(at == plan_.carer ? home_.front() : address(plus(births_.front(), -3000)));
        if (!lives_apart()) plan_.family.people[plan_.other].addresses.push_back(home_.front());
        if (plan_.story == &young_carer_story) plan_.family.people[plan_.carer].disabilities = {"MOB", "PC"};
        for (const StatusSpan& span : plan_.spans)
            if (span.status == Status::looked_after && age_on(births_.back(), span.from) >= 10 && random_.percent(55)) {
                add_home();
            } else if (span.status == Status::looked_after && !plan_.foster_carer) {
                std::size_t carer = 0, partner = 0;
                add_foster_family(carer, partner);
                plan_.foster_carer = carer;
                plan_.foster_partner = partner;
            }
    }

    void add_home() {
        constexpr std::string_view homes[] = {"Hawthorn House", "Fell View", "Weir Cottage", "Number Nine"};
        plan_.home = random_.pick(homes);
        plan_.key_worker = add_professional("Ms", plan_.home, "Key worker, children's home");
        foster_home_ = address(plus(plan_.opened, -2000));
        foster_home_.line = std::string(plan_.home) + ", " + foster_home_.line;
    }

    void add_foster_family(std::size_t& carer, std::size_t& partner) {
        const Culture& culture = any_culture(random_);
        const NameForm& name = random_.pick(culture.surnames);
        carer = add_adult(culture, 'F', name, plus(plan_.settings.today, -365 * random_.between(40, 64)));
        partner = add_adult(culture, 'M', name, plus(plan_.settings.today, -365 * random_.between(40, 66)));
        foster_home_ = address(plus(plan_.opened, -2000));
        for (const std::size_t at : {carer, partner}) {
            plan_.family.people[at].interpreter_needed = false;
            plan_.family.people[at].addresses.push_back(foster_home_);
        }
        if (!plan_.is_unaccompanied()) return;
        plan_.foster_carer = carer;
        plan_.foster_partner = partner;
        plan_.relative = add_adult(culture, 'F', name, plus(plan_.settings.today, -365 * random_.between(66, 84)));
    }

    [[nodiscard]] bool lives_apart() const {
        return plan_.story == &domestic_abuse_story || plan_.story == &kinship_story || plan_.family.index % 3 == 0;
    }

    std::size_t add_professional(std::string_view title, std::string_view agency, std::string_view role) {
        const Culture& culture = any_culture(random_);
        const NameForm& given = random_.pick(culture.girls);
        const NameForm* chosen = nullptr;
        int tried = 0;
        do chosen = &random_.pick((++tried < 10 ? culture : cultures().front()).surnames);
        while (is_surname_here(chosen->latin));  // "Mrs Verma rang" must say which
        const NameForm& family = *chosen;
        plan_.family.professionals.push_back(
            {std::string(title), std::string(given.latin) + " " + std::string(family.latin), std::string(agency), std::string(role),
             "01632 960" + std::to_string(1000 + random_.below(1000)).substr(1), user_name_of(given.latin, family.latin) + "@example.org"});
        return plan_.family.professionals.size() - 1;
    }

    [[nodiscard]] bool is_surname_here(std::string_view surname) const {
        return std::ranges::any_of(plan_.family.people, [&](const Person& person) { return person.names[0].family == surname; }) ||
               std::ranges::any_of(plan_.family.professionals, [&](const Professional& one) { return one.name.ends_with(surname); });
    }

    void add_professionals() {
        const bool young = births_.back() > plus(plan_.opened, -365 * 5);
        plan_.nurse =
            add_professional(random_.percent(50) ? "Ms" : "Mrs", "Marlbridge Community Health", young ? "Health visitor" : "School nurse");
        plan_.doctor = add_professional("Dr", std::string(random_.pick(streets)) + " Surgery", "General practitioner");
        plan_.police = add_professional("PC", "Marlbridge Police", "Constable, vulnerable people unit");
        for (const Day birth : births_) school_of(birth);
    }

    std::size_t school_of(Day birth) {
        const int age = age_on(birth, plan_.end());
        const int band = plan_.story == &disability_story ? 3 : (age < 5 ? 0 : (age < 11 ? 1 : 2));
        if (!school_contacts_[static_cast<std::size_t>(band)]) {
            const std::string_view names[] = {random_.pick(nurseries), random_.pick(primaries), random_.pick(secondaries),
                                              random_.pick(specials)};
            constexpr std::string_view roles[] = {"Key person", "Designated safeguarding lead", "Head of year", "Class teacher"};
            school_contacts_[static_cast<std::size_t>(band)] =
                add_professional(random_.percent(50) ? "Mrs" : "Ms", names[band], roles[band]);
        }
        return *school_contacts_[static_cast<std::size_t>(band)];
    }

    void add_child(std::size_t number) {
        Random& random = random_;
        const Day birth = births_[number];
        const bool born = birth < plan_.settings.today;
        const char sex = random.percent(plan_.is_unaccompanied() ? 12 : 50) ? 'F' : 'M';
        const Culture& culture =
            plan_.story == &kinship_story || plan_.is_unaccompanied() || random.percent(60) ? *plan_.culture : *plan_.other_culture;
        const NameForm* given = nullptr;
        int tried = 0;
        do {
            const Culture& of = ++tried < 30 ? culture : cultures().front();  // a large family uses up the names of a small community
            given = sex == 'F' ? &random.pick(of.girls) : &random.pick(of.boys);
        } while (is_taken(given->latin));
        constexpr NameForm unborn = {"Unborn baby", ""};
        const std::size_t at =
            add_person(culture, born ? sex : 'U', born ? *given : unborn, family_name_, born ? std::optional(birth) : std::nullopt);
        if (number == 0) plan_.first_person = at;
        Person& person = plan_.family.people[at];
        if (birth >= plan_.opened) person.expected_on = born ? plus(birth, random.between(-12, 12)) : birth;
        mix_ethnicity(person);
        describe(person, number, born, culture);
        const bool away = plan_.is_unaccompanied();
        person.addresses.push_back(away ? foster_home_ : home_.front());
        person.addresses.back().from = away ? plan_.opened : std::max(birth, home_.front().from);
        if (!away) move_about(person);
        relate(at, born);
        plan_.plans.push_back({.born = birth, .school_contact = school_of(birth)});
    }

    /// Nobody in a family is called like another: not the adults either.
    [[nodiscard]] bool is_taken(std::string_view given) const {
        return std::ranges::any_of(plan_.family.people, [&](const Person& person) { return person.names[0].given == given; });
    }

    void mix_ethnicity(Person& person) {
        if (plan_.culture != plan_.other_culture && plan_.story != &kinship_story) {
            const std::string_view of_other = plan_.other_culture->ethnicity;
            const std::string_view own = plan_.culture->ethnicity;
            const auto is = [&](std::string_view code) { return of_other == code || own == code; };
            person.ethnicity = is("BCRB") ? "MWBC" : (is("BAFR") ? "MWBA" : (is("APKN") || is("AIND") || is("ABAN") ? "MWAS" : "MOTH"));
        }
        const int roll = random_.between(0, 99);
        if (roll < 6) person.ethnicity.clear();
        else if (roll < 9) person.ethnicity = "NOBT";
        else if (roll < 10) person.ethnicity = "REFU";
    }

    void describe(Person& person, std::size_t number, bool born, const Culture& culture) {
        if (!born) return;
        const int age = age_on(births_[number], plan_.settings.today);
        if (random_.percent(5))
            person.names.push_back({NameKind::known_as, person.names[0].given.substr(0, 1) + ".J.", person.names[0].family, ""});
        else if (random_.percent(8))
            person.names.push_back(
                {NameKind::former, person.names[0].given, std::string(random_.pick(plan_.other_culture->surnames).latin), ""});
        if (plan_.is_unaccompanied() && random_.percent(50))
            person.names.push_back({NameKind::alias, person.names[0].given, std::string(random_.pick(plan_.culture->surnames).latin), ""});
        person.interpreter_needed =
            plan_.is_unaccompanied() || (age >= 5 && random_.percent(culture.interpreter_percent) && random_.percent(15));
        condition_ = random_.below(std::size(conditions));
        if (plan_.story == &disability_story && number == 0) {
            for (const std::string_view code : condition_codes[condition_])
                if (!code.empty()) person.disabilities.emplace_back(code);
            person.communication_needs = random_.percent(50) ? "Uses symbols and a communication book; give time to answer"
                                                             : "Signs and single words; understands more than is said";
        } else if (random_.percent(85)) {
            person.disabilities = {random_.percent(93) ? "NONE" : "BEH"};
        }
        const std::size_t number_in_authority = plan_.first_child + number;
        person.identifiers.push_back({"nhs_number", test_nhs_number(number_in_authority)});
        const int entry = static_cast<int>(std::chrono::year_month_day(births_[number]).year()) + 4;
        if (age < 4) person.identifiers.push_back({"upn_unknown", "UN1"});
        else if (plan_.is_unaccompanied() && random_.percent(40)) person.identifiers.push_back({"upn_unknown", "UN3"});
        else person.identifiers.push_back({"upn", pupil_number(number_in_authority, entry)});
        if (age >= 13 && random_.percent(50)) person.phone = "07700 900" + std::to_string(1000 + random_.below(1000)).substr(1);
    }

    /// Homes over time: a move or two within the town, then the foster home while looked after.
    void move_about(Person& person) {
        if (!plan_.foster_carer && !plan_.key_worker && !move_decided_ && random_.percent(40)) {
            const int span = days_between(plan_.opened, plan_.end());
            const Day moved = plus(plan_.opened, random_.between(1, std::max(2, span - 2)));
            if (moved < plan_.settings.today && births_.back() < moved) home_.push_back(address(moved));
        }
        move_decided_ = true;
        const auto go = [&](Address next, Day on) {
            person.addresses.back().until = on;
            next.from = on;
            person.addresses.push_back(std::move(next));
        };
        if (home_.size() > 1) {
            go(home_[1], home_[1].from);
            Person& carer = plan_.family.people[plan_.carer];
            if (carer.addresses.size() == 1) {
                carer.addresses.back().until = home_[1].from;
                carer.addresses.push_back(home_[1]);
            }
        }
        for (const StatusSpan& span : plan_.spans)
            if (span.status == Status::looked_after && person.addresses.back().from < span.from) go(foster_home_, span.from);
    }

    void relate(std::size_t child, bool born) {
        auto& relationships = plan_.family.relationships;
        const bool looked_after = !plan_.closed && plan_.spans.back().status == Status::looked_after;
        if (plan_.foster_carer) {
            relationships.push_back({*plan_.foster_carer, child, "foster_carer", Responsibility::no, looked_after});
            relationships.push_back({*plan_.foster_partner, child, "foster_carer", Responsibility::no, looked_after});
        }
        if (plan_.is_unaccompanied()) return;
        const bool kin = plan_.story == &kinship_story;
        relationships.push_back({plan_.carer, child, kin ? "grandparent" : "mother", kin ? Responsibility::unknown : Responsibility::yes,
                                 born && !looked_after});
        if (late_mother_) relationships.push_back({*late_mother_, child, "mother", Responsibility::no, false});
        const bool step = plan_.family.index % 4 == 1 && !kin && child == plan_.first_person;
        constexpr Responsibility answers[] = {Responsibility::yes, Responsibility::yes, Responsibility::no, Responsibility::unknown};
        relationships.push_back({plan_.other, child, step ? "step_parent" : "father", step ? Responsibility::no : random_.pick(answers),
                                 !lives_apart() && born && !looked_after});
        relationships.push_back(
            {plan_.relative, child, kin || plan_.family.index % 5 == 0 ? "aunt" : "grandparent", Responsibility::no, false});
    }

    void add_siblings() {
        auto& relationships = plan_.family.relationships;
        const std::size_t first = plan_.first_person;
        const bool half = plan_.family.index % 4 == 1 && plan_.story != &kinship_story;
        for (std::size_t one = 0; one < plan_.children; ++one)
            for (std::size_t two = one + 1; two < plan_.children; ++two)
                relationships.push_back(
                    {first + one, first + two, half && one == 0 ? "half_sibling" : "sibling", Responsibility::no, true});
        if (!plan_.is_unaccompanied() && plan_.story != &kinship_story)
            relationships.push_back(
                {plan_.other, plan_.carer, lives_apart() ? "former_partner" : "partner", Responsibility::no, !lives_apart()});
    }

    std::string_view titled(std::size_t person) {
        const Person& of = plan_.family.people[person];
        const Person& carer = plan_.family.people[plan_.carer];
        const bool alike = person != plan_.carer && of.title == carer.title && of.names[0].family == carer.names[0].family;
        return plan_.keep(of.title + " " + (alike ? of.names[0].given + " " : "") + of.names[0].family);
    }
    std::string_view with_title(std::size_t professional) {
        const Professional& of = plan_.family.professionals[professional];
        return plan_.keep(of.title + " " + of.name.substr(of.name.find(' ') + 1));
    }

    [[nodiscard]] std::string_view word_for_grandmother() const {
        const std::string_view code = plan_.culture->code;
        if (code == "pakistani" || code == "indian") return "Nani";
        if (code == "bangladeshi") return "Nanu";
        if (code == "polish" || code == "ukrainian" || code == "roma") return "Babcia";
        if (code == "caribbean" || code == "african") return "Grandma";
        return "Nan";
    }

    void add_scene(std::size_t number) {
        ChildPlan& child = plan_.plans[number];
        const Person& person = plan_.family.people[plan_.first_person + number];
        const bool girl = person.sex != 'M';
        Scene& scene = child.home;
        scene[Slot::child] = person.born_on ? std::string_view(plan_.keep(person.names[0].given)) : "the baby";
        scene[Slot::she] = girl ? "she" : "he";
        scene[Slot::her] = girl ? "her" : "his";
        scene[Slot::him] = girl ? "her" : "him";
        scene[Slot::herself] = girl ? "herself" : "himself";
        scene[Slot::carer] = titled(plan_.carer);
        scene[Slot::cshe] = "she";
        scene[Slot::cher] = "her";
        scene[Slot::chim] = "her";
        const bool kin = plan_.story == &kinship_story;
        scene[Slot::nan] = word_for_grandmother();
        scene[Slot::mum] =
            kin ? word_for_grandmother()
                : (plan_.is_unaccompanied() ? std::string_view(plan_.keep(plan_.family.people[plan_.carer].names[0].given)) : "Mum");
        scene[Slot::other] = titled(plan_.other);
        scene[Slot::dad] = number == 0 && plan_.family.index % 4 == 1 && !kin
                               ? std::string_view(plan_.keep(plan_.family.people[plan_.other].names[0].given))
                               : "Dad";
        scene[Slot::relative] = titled(plan_.relative);
        const Professional& school = plan_.family.professionals[child.school_contact];
        scene[Slot::school] = plan_.keep(school.agency);
        scene[Slot::teacher] = with_title(child.school_contact);
        scene[Slot::nurse] = with_title(plan_.nurse);
        scene[Slot::doctor] = with_title(plan_.doctor);
        scene[Slot::pc] = with_title(plan_.police);
        scene[Slot::subject] = random_.pick(subjects);
        do scene[Slot::friend_] = random_.pick(friends);
        while (is_taken(scene[Slot::friend_]));
        scene[Slot::hobby] = random_.pick(hobbies);
        scene[Slot::toy] = random_.pick(toys);
        scene[Slot::condition] =
            plan_.story == &young_carer_story ? adult_conditions[plan_.family.index % std::size(adult_conditions)] : conditions[condition_];
        scene[Slot::street] = street_of(plan_.family.people[plan_.carer]);
        child.away = scene;
        scene[Slot::home] = child.away[Slot::home] = plan_.home;
        if (plan_.key_worker) {
            child.away[Slot::carer] = with_title(*plan_.key_worker);
            const std::string& name = plan_.family.professionals[*plan_.key_worker].name;
            child.away[Slot::mum] = plan_.keep(name.substr(0, name.find(' ')));
        }
        if (!plan_.foster_carer) return;
        child.away[Slot::carer] = titled(*plan_.foster_carer);
        child.away[Slot::other] = titled(*plan_.foster_partner);
        child.away[Slot::mum] = plan_.keep(plan_.family.people[*plan_.foster_carer].names[0].given);
        child.away[Slot::street] = street_of(plan_.family.people[*plan_.foster_carer]);
    }

    std::string_view street_of(const Person& person) {
        const std::string& line = person.addresses.front().line;
        return plan_.keep(line.substr(line.find(' ') + 1));
    }

    FamilyPlan& plan_;
    Random& random_;
    std::vector<Day> births_;
    NameForm family_name_;
    std::optional<std::size_t> late_mother_;
    std::vector<Address> home_;
    Address foster_home_;
    bool move_decided_ = false;
    std::array<std::optional<std::size_t>, 4> school_contacts_;
    std::size_t condition_ = 0;
};

}  // namespace

void add_people(FamilyPlan& plan) { PeopleMaker(plan).make(); }

}  // namespace world
