#pragma once
#include "html/components.hpp"
#include "html/testing/normalised.hpp"

#include <boost/json.hpp>

/// For tests alone: options of the published macros, as the JSON of their fixtures gives them, read with the macros' own idea of
/// what counts as given.
namespace html {

class MacroOptions {
  public:
    explicit MacroOptions(const boost::json::value& value) : value_(&value) {}

    [[nodiscard]] const boost::json::value* find(std::string_view key) const {
        return value_->is_object() ? value_->as_object().if_contains(key) : nullptr;
    }
    [[nodiscard]] MacroOptions at(std::string_view key) const {
        static const boost::json::value nothing;
        const auto* found = find(key);
        return MacroOptions(found ? *found : nothing);
    }
    [[nodiscard]] bool has(std::string_view key) const { return find(key) && at(key).truthy(); }
    [[nodiscard]] bool truthy() const {
        const auto& value = *value_;
        if (value.is_bool()) return value.as_bool();
        if (value.is_string()) return !value.as_string().empty();
        if (value.is_number()) return value.to_number<double>() != 0;
        return !value.is_null();
    }
    [[nodiscard]] bool is_object() const { return value_->is_object(); }
    [[nodiscard]] Value value(std::string_view key) const {
        const auto* found = find(key);
        return found && !found->is_null() ? Value(plain(*found)) : Value();
    }
    [[nodiscard]] std::optional<bool> maybe(std::string_view key) const {
        const auto* found = find(key);
        return found && found->is_bool() ? std::optional(found->as_bool()) : std::nullopt;
    }
    [[nodiscard]] int number(std::string_view key, int otherwise) const { return has(key) ? find(key)->to_number<int>() : otherwise; }
    [[nodiscard]] Content content(std::string_view text_key = "text", std::string_view html_key = "html") const {
        if (has(html_key)) return MarkupOfFixtures::html(plain(*find(html_key)));
        return find(text_key) ? Content(plain(*find(text_key))) : Content();
    }
    [[nodiscard]] Html html(std::string_view key = "html") const { return has(key) ? MarkupOfFixtures::html(plain(*find(key))) : Html(); }
    [[nodiscard]] Attributes attributes(std::string_view key = "attributes") const {
        Attributes result;
        for (const auto& [name, value] : object(key)) result.emplace_back(std::string_view(name), std::string_view(plain(value)));
        return result;
    }
    [[nodiscard]] Plurals plurals(std::string_view key) const {
        Plurals result;
        for (const auto& [name, value] : object(key)) result.emplace_back(name, plain(value));
        return result;
    }
    [[nodiscard]] std::vector<std::string> strings(std::string_view key) const {
        std::vector<std::string> result;
        for (const auto& item : list(key)) result.push_back(plain(*item.value_));
        return result;
    }
    /// All items, also those that count as nothing.
    [[nodiscard]] std::vector<MacroOptions> list(std::string_view key) const {
        const auto* found = find(key);
        return found ? MacroOptions(*found).items() : std::vector<MacroOptions>();
    }
    [[nodiscard]] std::vector<MacroOptions> items() const {
        std::vector<MacroOptions> result;
        if (value_->is_array())
            for (const auto& item : value_->as_array()) result.emplace_back(item);
        return result;
    }
    /// The items that are something, each made by the function.
    template <typename Make>
    auto made(std::string_view key, Make make) const {
        std::vector<decltype(make(*this))> result;
        for (const auto& item : list(key))
            if (item.truthy()) result.push_back(make(item));
        return result;
    }
    static std::string plain(const boost::json::value& value) {
        if (value.is_null()) return "";
        return value.is_string() ? std::string(value.as_string()) : boost::json::serialize(value);
    }
    [[nodiscard]] boost::json::object object(std::string_view key) const {
        const auto* found = find(key);
        return found && found->is_object() ? found->as_object() : boost::json::object();
    }

  private:
    const boost::json::value* value_;
};

/// Our markup for a component of GOV.UK Frontend, by the name of its folder; nothing for a component that we do not have.
/// `published` is what the macro made of the same options; from it alone come the emblems that we do not ship.
std::optional<Html> ours(std::string_view component, const MacroOptions& options, std::string_view published);
/// The same for the MOJ pattern library.
std::optional<Html> ours_of_moj(std::string_view component, const MacroOptions& options);

Label label_from(const MacroOptions& options);
Slot<Hint> hint_from(const MacroOptions& options);
Slot<ErrorMessage> error_from(const MacroOptions& options);
Button button_from(const MacroOptions& options);
std::optional<Html> our_form_component(std::string_view component, const MacroOptions& options);

}  // namespace html
