#pragma once
#include "html/components/frame.hpp"
#include "html/components/navigation.hpp"

#include <string>

namespace html {

/// Who is signed in, and where the small forms of the menu are posted.
struct UserMenu {
    Value name;  ///< without a name there is no menu
    Value account_url;
    Value lock_url;
    Value sign_out_url;
    Value return_to;  ///< the page that stands here again after unlocking
};

/// A whole page. What is left empty is left out.
struct Page {
    Value title;                ///< without the product's name, which is added
    bool has_problems = false;  ///< the title then begins with "Error: "
    Value stylesheet;           ///< addresses with the hash of their content
    Value script;
    Value script_nonce;         ///< by which the policy of the answer knows the script as ours
    Value icon;
    Value home_url = "/";
    Value csrf;        ///< token of every form the shell itself writes
    Value search_url;  ///< where the search of the header is posted; a name or number never stands in an address
    UserMenu user;
    std::vector<NavigationItem> navigation;
    PhaseBanner phase_banner;
    Breadcrumbs breadcrumbs;
    BackLink back_link;
    Html before_main;
    Html main;
    FooterMeta footer;
    Value keepalive_url;    ///< where the script says that somebody is still at work
    bool shortcuts = true;  ///< single keys; a person may turn them off (WCAG 2.1.4)
    Value main_classes;
    Attributes body_attributes;
};

/// The document as a browser receives it. It holds no inline script or style, so the strictest content security policy fits;
/// the script itself sets the class js-enabled.
std::string page(const Page& options);

/// The hidden input that carries the token of a form.
Html csrf_input(const Value& token);

}  // namespace html
