#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

// XML of any size, read in pieces that fit into memory. No document type, entity, or other file is ever followed.

/// An element with what it holds. Names are without prefix and live as long as the reading goes on.
struct XmlNode {
    std::string_view name;
    long line = 0;
    std::string text;  ///< its own text, trimmed, children's left out
    std::vector<XmlNode> children;
};

struct XmlShape {
    std::string_view root;      ///< the only root element accepted
    std::string_view what;      ///< the file in words: "a CIN census"
    std::string_view wrapper;   ///< the element below the root whose children are handed over one by one
    std::size_t most_text = 4'096;       ///< bytes of text in one element
    std::size_t most_elements = 50'000;  ///< in one piece
};

/// Takes a piece: a whole element below the root, or, of the wrapper, each of its children. `parent` is the root's or wrapper's name.
using XmlSink = std::function<Done(std::string_view parent, const XmlNode& piece)>;

/// Hands the pieces over in order. Every failure of the file is one problem in plain words, with the line where there is one.
Done read_xml(const std::filesystem::path& file, const XmlShape& shape, const XmlSink& on_piece);
