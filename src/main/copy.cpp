#include "main/copy.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <cstring>
#include <iostream>

#include "base/text.hpp"
#include "care/recording/recording.hpp"
#include "care/recording/search_index.hpp"
#include "ledger/ledger.hpp"
#include "main/progress.hpp"
#include "staff/accounts.hpp"
#include "store/tables.hpp"

namespace {

/// How many rows, and a sum of their hashes, which is the same in whatever order they come.
struct Contents {
    long long rows = 0;
    std::uint64_t hash = 0;
    bool operator==(const Contents&) const = default;

    void add(const store::Table& table, const store::Row& row) {
        std::string bytes;
        for (const auto& column : table.columns) {
            const auto text = row.text(column);
            bytes += row.is_null(column) ? "n" : fmt::format("t{}:{}", text.size(), text);
        }
        std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
        crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
        std::uint64_t part = 0;
        std::memcpy(&part, digest.data(), sizeof part);
        hash += part;
        ++rows;
    }
};

std::string select_of(const store::Table& table) {
    std::string list;
    for (const auto& column : table.columns) list += (list.empty() ? "" : ", ") + column;
    return "SELECT " + list + " FROM " + table.name;
}

std::string insert_into(const store::Table& table) {
    std::string columns, values;
    for (const auto& column : table.columns) {
        columns += (columns.empty() ? "" : ", ") + column;
        values += (values.empty() ? ":" : ", :") + column;
    }
    return "INSERT INTO " + table.name + " (" + columns + ") VALUES (" + values + ")";
}

/// Numbers are handed over as they were read, as text: each database makes of it what its column holds.
store::Bindings bindings_of(const store::Table& table, const store::Row& row) {
    store::Bindings bindings;
    for (const auto& column : table.columns)
        bindings.emplace_back(column, row.is_null(column) ? store::Value() : store::Value(row.text(column)));
    return bindings;
}

Contents contents_of(store::Connection& connection, const store::Table& table) {
    Contents contents;
    connection.for_each(select_of(table), {}, [&](const store::Row& row) { contents.add(table, row); });
    return contents;
}

void put_table(store::Connection& from, store::Connection& to, const store::Table& table) {
    to.run("DELETE FROM " + table.name);  // what the steps that made the shape put there
    const auto insert = insert_into(table);
    from.for_each(select_of(table), {}, [&](const store::Row& row) { to.run(insert, bindings_of(table, row)); });
    store::number_on(to, table);
}

void index_all_words(store::Connection& to) {
    to.for_each("SELECT id FROM entry WHERE state <> 'withdrawn' ORDER BY id", {}, [&](const store::Row& row) {
        const auto written = recording::find_written(to, row.id<EntryId>("id"));
        recording::index_new_words(to, written->entry.id, written->entry.child, recording::words_of(written->content));
    });
}

bool is_empty(store::Store& store) {
    return store.read([](store::Connection& connection) { return staff::all_users(connection).empty(); });
}

/// Table by table on both sides; every difference is said.
bool is_the_same(store::Connection& from, store::Connection& to, const std::vector<store::Table>& tables) {
    long long rows = 0;
    bool same = true;
    for (const auto& table : tables) {
        if (table.name == "id_given") continue;  // each side goes on giving ids
        const auto there = contents_of(from, table), here = contents_of(to, table);
        rows += here.rows;
        if (there == here) continue;
        same = false;
        std::cerr << fmt::format("{}: {} rows in the original, {} in the copy{}.\n", table.name, there.rows, here.rows,
                                 there.rows == here.rows ? ", and what they hold differs" : "");
    }
    if (const auto fault = ledger::verify(to)) {
        same = false;
        std::cerr << fmt::format("The copy's ledger is not true at position {}. {}\n", fault->position, fault->text);
    }
    const auto head = ledger::head(to);
    if (same)
        std::cout << fmt::format(
            "Copied {} rows of {} tables. Each table is the same on both sides. The ledger is true: {} events, root {}.\n",
            with_commas(rows), tables.size(), with_commas(static_cast<long long>(head.size)), head.root);
    return same;
}

}  // namespace

int copy_authority(const CopyOptions& options) {
    const auto from = open_authority(options.from, false);
    const auto to = open_authority(options.to, true);
    if (!is_empty(*to)) {
        std::cerr << "There is an authority there already. A copy goes where there is none.\n";
        return 1;
    }
    return from->read([&](store::Connection& original) {
        const auto tables = store::tables(original);
        ProgressBar bar;
        const Done put = to->write([&](store::Connection& copy) -> Done {
            for (std::size_t i = 0; i < tables.size(); ++i) {
                bar.show(i, tables.size() + 1, tables[i].name);
                put_table(original, copy, tables[i]);
            }
            bar.show(tables.size(), tables.size() + 1, "the index of words");
            index_all_words(copy);
            return {};
        });
        bar.end();
        if (!put) return 1;
        return to->read([&](store::Connection& copy) { return is_the_same(original, copy, tables) ? 0 : 1; });
    });
}
