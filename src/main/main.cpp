#include <CLI/CLI.hpp>

#include <iostream>

#include "main/demo.hpp"
#include "main/import.hpp"
#include "main/serve.hpp"
#include "main/setup.hpp"
#include "main/verify.hpp"

// The command line. Each command is a function in a file of its own; what it throws is said plainly and ends with status 1.

namespace {

void add_place(CLI::App& command, Place& place) {
    auto* where = command.add_option_group("Where", "Where the authority is: one of these");
    where->add_option("--at", place.folder, "The folder of the authority's data");
    where->add_option("--database", place.database, "A PostgreSQL database: postgresql://user@host/name (its password from ~/.pgpass)");
    where->require_option(1);
    command.add_option("--key-file", place.key_file, "The file of the data's key (usually kept under ~/.config/firsthand)");
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Firsthand: the case record of a children's social care service"};
    app.require_subcommand(1);
    int status = 0;

    ServeOptions serving;
    auto* serve_command = app.add_subcommand("serve", "Serve the record to browsers");
    add_place(*serve_command, serving.place);
    serve_command->add_option("--address", serving.address, "The address to listen on")->capture_default_str();
    serve_command->add_option("--port", serving.port, "The port; 0 for any free one")->capture_default_str();
    serve_command->add_option("--tls-certificate", serving.tls_certificate, "A certificate file (PEM)");
    serve_command->add_option("--tls-key", serving.tls_key, "The certificate's key (PEM)");
    serve_command->add_option("--access-log", serving.access_log, "Where to write a line for each request; - for standard error");
    serve_command->add_option("--clock-file", serving.clock_file,
                              "For training: a file that holds the moment it is, such as 2026-11-23T09:00:00Z");
    serve_command->callback([&] { status = serve(serving); });

    DemoOptions demo;
    auto* demo_command = app.add_subcommand("demo", "Make an invented authority for training and trial");
    add_place(*demo_command, demo.place);
    demo_command->add_option("--children", demo.children, "How many children")->capture_default_str();
    demo_command->add_option("--seed", demo.seed, "The same seed makes the same authority")->capture_default_str();
    demo_command->add_option("--today", demo.today, "The day its story ends, such as 2026-11-23; today unless given");
    demo_command->callback([&] { status = make_demo(demo); });

    SetupOptions setup;
    auto* setup_command = app.add_subcommand("setup", "Make an empty authority with its first administrator");
    add_place(*setup_command, setup.place);
    setup_command->add_option("--authority", setup.authority_name, "The authority's name")->required();
    setup_command->add_option("--user-name", setup.user_name, "The administrator's user name")->required();
    setup_command->add_option("--name", setup.name, "The administrator's full name")->required();
    setup_command->callback([&] { status = set_up(setup); });

    ImportOptions importing;
    auto* import_command = app.add_subcommand("import", "Take in what another system holds");
    import_command->require_subcommand(1);
    auto* census_command = import_command->add_subcommand("cin-census", "Children, plans and dates from a children in need census (XML)");
    auto* notes_command = import_command->add_subcommand("notes", "Case notes from an older system (CSV, see docs/how_to/import_notes.md)");
    for (auto* command : {census_command, notes_command}) {
        command->add_option("file", importing.file, "The file to take in")->required();
        add_place(*command, importing.place);
    }
    notes_command->add_flag("--keep-good", importing.keeps_good, "Take the good lines when others are wrong");
    census_command->callback([&] { status = import_cin_census(importing); });
    notes_command->callback([&] { status = import_case_notes(importing); });

    Place verifying;
    auto* verify_command = app.add_subcommand("verify", "Check that the ledger is what it was when written");
    add_place(*verify_command, verifying);
    verify_command->callback([&] { status = verify_ledger(verifying); });

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
    return status;
}
