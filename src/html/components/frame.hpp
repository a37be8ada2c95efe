#pragma once
#include "html/components/navigation.hpp"

namespace html {

/// The head of every page: a mark that leads home. With the macro's `govuk` look the mark is an emblem and a product name; the
/// emblem is given by whoever may show one, and the product itself shows none.
struct Header {
    Value product_name;
    Content emblem;
    Value homepage_url;  ///< "//gov.uk" unless given, as in the macro
    Value container_classes;
    Value classes;
    Attributes attributes;
};
Html header(const Header& options);

/// The head of a service outside GOV.UK.
struct GenericHeader {
    Content logo_text;
    Value url;                ///< "/" unless given
    Value container_classes;  ///< "govuk-width-container" unless given
    Value classes;
    Attributes attributes;
};
Html generic_header(const GenericHeader& options);
void write(Writer& out, const GenericHeader& options);

struct FooterSection {
    Value title;
    Value width;  ///< "full" unless given
    int columns = 0;
    std::vector<Link> items;
};

struct FooterMeta {
    Value visually_hidden_title;  ///< "Support links" unless given
    std::vector<Link> items;
    Content text;
};

/// The licence and copyright that a government service names.
struct CrownCopyright {
    bool has_licence = true;
    Content content_licence;  ///< the Open Government Licence unless given
    Content copyright;        ///< "© Crown copyright" unless given
};

struct Footer {
    std::vector<FooterSection> navigation;
    std::optional<FooterMeta> meta;
    Content emblem;
    std::optional<CrownCopyright> crown_copyright;
    Value container_classes;
    Value classes;
    Attributes attributes;
};
Html footer(const Footer& options);
void write(Writer& out, const Footer& options);

}  // namespace html
