#include <CLI/CLI.hpp>

#include <iostream>

#include "backup/seal.hpp"
#include "base/program_folder.hpp"
#include "main/backup.hpp"
#include "main/bring_home.hpp"
#include "main/copy.hpp"
#include "main/demo.hpp"
#include "main/digests.hpp"
#include "main/import.hpp"
#include "main/key_change.hpp"
#include "main/proofs.hpp"
#include "main/remove_factor.hpp"
#include "main/routes.hpp"
#include "main/serve.hpp"
#include "main/setup.hpp"
#include "main/verify.hpp"
#include "process/confinement.hpp"

// The command line. Each command is a function in a file of its own; what it throws is said plainly and ends with status 1.

namespace {

/// What the words of a command are put into, for as long as the program runs.
struct Commands {
    int status = 0;
    ServeOptions serving;
    DemoOptions demo;
    SetupOptions setup;
    RemoveFactorOptions removing_factor;
    ImportOptions importing;
    Place verifying, digested, listed;
    BringHomeOptions bringing_home;
    ProofOptions proving;
    CopyOptions copying;
    ChangeKeyOptions changing_key;
    ChangeSigningKeyOptions changing_signing_key;
    BackupOptions backing_up;
    CheckOptions checking;
    bool is_check = false;
    RestoreOptions restoring;
    std::string new_keys;
};

void add_folder(CLI::App& command, Place& place) {
    command.add_option("--at", place.folder, "The folder of the authority's data")->required();
    command.add_option("--key-file", place.key_file, "The file of the data's key (usually kept under ~/.config/firsthand)");
}

void add_place(CLI::App& command, Place& place) {
    auto* where = command.add_option_group("Where", "Where the authority is: one of these");
    where->add_option("--at", place.folder, "The folder of the authority's data");
    where->add_option("--database", place.database, "A PostgreSQL database: postgresql://user@host/name (its password from ~/.pgpass)");
    where->require_option(1);
    command.add_option("--key-file", place.key_file, "The file of the folder's key (usually kept under ~/.config/firsthand)");
}

/// One of the two ends of a copy.
void add_end(CLI::App& command, const std::string& which, Place& place) {
    const auto take = [&place](const std::string& where) { (where.starts_with("postgresql://") ? place.database : place.folder) = where; };
    command.add_option_function<std::string>("--" + which, take, "A folder, or a PostgreSQL database: postgresql://user@host/name")
        ->required();
    command.add_option("--" + which + "-key-file", place.key_file, "The file of that folder's key");
}

void add_serve(CLI::App& app, Commands& all) {
    auto& serving = all.serving;
    auto* command = app.add_subcommand("serve", "Serve the record to browsers");
    command->set_config("--settings", "", "A file of these settings: a line such as port = 8443 for each");
    add_place(*command, serving.place);
    command->add_option("--address", serving.address, "The address to listen on")->capture_default_str();
    command->add_option("--port", serving.port, "The port; 0 for any free one")->capture_default_str();
    command->add_option("--administration-port", serving.administration_port,
                        "A port of its own where alone accounts and teams are kept, so that a firewall may close it to others");
    command->add_option("--tls-certificate", serving.tls_certificate, "A certificate file (PEM)");
    command->add_option("--tls-key", serving.tls_key, "The certificate's key (PEM)");
    auto* proxied = command->add_flag("--behind-proxy", serving.is_behind_proxy,
                                      "A proxy in front speaks https with browsers; it sends X-Forwarded-Proto and X-Forwarded-For");
    command->add_option("--trusted-proxy", serving.trusted_proxies, "The address of that proxy, where it is another machine")
        ->needs(proxied);
    command->add_option("--pages-a-second", serving.pages_a_second, "How many one signed-in browser may ask for; 0 for any number")
        ->capture_default_str();
    command->add_option("--requests-a-second", serving.requests_a_second, "How many may come from one address; 0 for any number")
        ->capture_default_str();
    command->add_option("--network", serving.networks,
                        "A network of the council's own, such as 10.20.0.0/16; from then on the rules of policy/circumstances.toml hold");
    auto* issuer = command->add_option("--oidc-issuer", serving.oidc_issuer, "The council's own provider of accounts: https://…");
    auto* client = command->add_option("--oidc-client-id", serving.oidc_client_id, "What that provider calls this program")->needs(issuer);
    auto* secret = command->add_option("--oidc-client-secret-file", serving.oidc_client_secret_file, "A file with the secret it gave");
    issuer->needs(client)->needs(secret->needs(issuer));
    command->add_option("--oidc-demand", serving.oidc_demand, "What people must have shown there: mfa, or an acr")->needs(issuer);
    command->add_option("--access-log", serving.access_log, "Where to write a line for each request; - for standard error");
    command->add_option("--policy", serving.policy, "A folder of the council's own editions of files of policy/");
    command->add_option("--clock-file", serving.clock_file,
                        "For training: a file that holds the moment it is, such as 2026-11-23T09:00:00Z");
    command->add_option("--signing-key-file", serving.signing_key_file,
                        "The file of the key that signs the ledger (usually beside the data's key)");
    command->add_option("--witness-file", serving.witness_file, "A file to which each checkpoint of the ledger is added");
    command->add_option("--witness-url", serving.witness_url, "Where each checkpoint is sent: http://host:port/path");
    auto* mail = command->add_option("--mail-server", serving.mail_server,
                                     "By which staff are told what waits: smtps://host:465, or smtp://host:587");
    mail->needs(command->add_option("--mail-from", serving.mail_from, "The address those letters come from")->needs(mail));
    auto* mail_user =
        command->add_option("--mail-user", serving.mail_user, "The name that the mail server knows this program by")->needs(mail);
    mail_user->needs(
        command->add_option("--mail-password-file", serving.mail_password_file, "A file with the password for it")->needs(mail_user));
    auto* staff_file = command->add_option("--staff-file", serving.staff_file,
                                           "The file in which the staff system says who joins, moves and leaves; read when it changes");
    command->add_flag("--staff-file-complete", serving.staff_file_is_complete, "Whoever is not in that file has left")->needs(staff_file);
    serving.place.reserve_megabytes =
        256;  // 56,000 openings, bench/faults/f05_disk_full.js; the largest authority has 32,000 in a working day
    command
        ->add_option("--reserve", serving.place.reserve_megabytes,
                     "Megabytes kept free beside the data, so that the record can still be read when the disk is full")
        ->capture_default_str();
    auto* daybook =
        command->add_option("--daybook", serving.daybook, "The folder in which to note who reads while the record takes no changes");
    command->add_option("--daybook-key-file", serving.daybook_key_file, "The file of that folder's key")->needs(daybook);
    command->add_flag("--read-only", serving.place.read_only, "Serve a copy or a replica: it is read, and nothing in it is changed")
        ->needs(daybook);
    command->callback([&] { all.status = serve(serving); });
}

void add_beginnings(CLI::App& app, Commands& all) {
    auto* demo = app.add_subcommand("demo", "Make an invented authority for training and trial");
    add_place(*demo, all.demo.place);
    demo->add_option("--children", all.demo.children, "How many children")->capture_default_str();
    demo->add_option("--seed", all.demo.seed, "The same seed makes the same authority")->capture_default_str();
    demo->add_option("--today", all.demo.today, "The day its story ends, such as 2026-11-23; today unless given");
    demo->callback([&] { all.status = make_demo(all.demo); });

    auto* setup = app.add_subcommand("setup", "Make an empty authority with its first administrator");
    add_place(*setup, all.setup.place);
    setup->add_option("--authority", all.setup.authority_name, "The authority's name")->required();
    setup->add_option("--user-name", all.setup.user_name, "The administrator's user name")->required();
    setup->add_option("--name", all.setup.name, "The administrator's full name")->required();
    setup->callback([&] { all.status = set_up(all.setup); });

    auto* factor = app.add_subcommand("remove-factor", "Let somebody who lost phone and recovery codes set up the app anew");
    add_place(*factor, all.removing_factor.place);
    factor->add_option("--user-name", all.removing_factor.user_name, "Their user name")->required();
    factor->callback([&] { all.status = remove_factor(all.removing_factor); });
}

void add_imports(CLI::App& app, Commands& all) {
    auto* command = app.add_subcommand("import", "Take in what another system holds");
    command->require_subcommand(1);
    auto* census = command->add_subcommand("cin-census", "Children, plans and dates from a children in need census (XML)");
    auto* notes = command->add_subcommand("notes", "Case notes from an older system (CSV, see docs/how_to/import_notes.md)");
    auto* staff = command->add_subcommand("staff", "Who joins, moves, is away and leaves (CSV, see docs/how_to/import_staff.md)");
    for (auto* one : {census, notes, staff}) {
        one->add_option("file", all.importing.file, "The file to take in")->required();
        add_place(*one, all.importing.place);
    }
    notes->add_flag("--keep-good", all.importing.keeps_good, "Take the good lines when others are wrong");
    auto* complete = staff->add_flag("--complete", all.importing.is_complete, "Whoever is not in the file has left");
    staff->add_flag("--yes", all.importing.is_sure, "Also where that is more than a tenth of all")->needs(complete);
    census->callback([&] { all.status = import_cin_census(all.importing); });
    notes->callback([&] { all.status = import_case_notes(all.importing); });
    staff->callback([&] { all.status = import_staff_file(all.importing); });
}

void add_care_of_data(CLI::App& app, Commands& all) {
    auto* verify = app.add_subcommand("verify", "Check that the ledger is what it was when written");
    add_place(*verify, all.verifying);
    verify->callback([&] { all.status = verify_ledger(all.verifying); });

    auto* digest = app.add_subcommand("digest", "List digests of what was completed, and who opened what, to compare two copies");
    add_place(*digest, all.digested);
    digest->callback([&] { all.status = print_digests(all.digested); });

    auto* routes =
        app.add_subcommand("routes", "List every address that pages answer, the permission it takes, and the fields of its form");
    add_place(*routes, all.listed);
    routes->callback([&] { all.status = print_routes(all.listed); });

    auto* copy = app.add_subcommand("copy", "Put a whole authority into another database, and check that it is the same");
    add_end(*copy, "from", all.copying.from);
    add_end(*copy, "to", all.copying.to);
    copy->callback([&] { all.status = copy_authority(all.copying); });
}

void add_keys(CLI::App& app, Commands& all) {
    auto* data = app.add_subcommand("change-key", "Encrypt a folder under another key, while it is served or not");
    add_folder(*data, all.changing_key.place);
    data->add_option("--new-key-file", all.changing_key.new_key_file, "The file of the other key; made where there is none")->required();
    data->callback([&] { all.status = change_key(all.changing_key); });

    auto& signing = all.changing_signing_key;
    auto* sign = app.add_subcommand("change-signing-key", "Have the ledger signed by another key, to which the present one hands over");
    add_place(*sign, signing.place);
    sign->add_option("--signing-key-file", signing.signing_key_file, "The file of the key that signs now (usually beside the data's key)");
    sign->callback([&] { all.status = change_signing_key(signing); });
}

void add_continuity(CLI::App& app, Commands& all) {
    auto& options = all.bringing_home;
    auto* command = app.add_subcommand("bring-home", "Enter into the record who read a copy of it while it could not be reached");
    add_place(*command, options.place);
    command->add_option("--daybook", options.daybook, "The folder of the copy's daybook")->required();
    command->add_option("--daybook-key-file", options.daybook_key_file, "The file of that folder's key");
    command->callback([&] { all.status = bring_daybook_home(options); });
}

/// What others check the ledger with; docs/operate/ledger.md tells how.
void add_proofs(CLI::App& app, Commands& all) {
    auto& options = all.proving;
    auto* proof = app.add_subcommand("proof", "Write the proof that an event is in the ledger, or that one size of it continues another");
    auto* event = proof->add_option("event", options.event, "The event's position");
    auto* from = proof->add_option("--from", options.from, "The smaller size")->excludes(event);
    from->needs(proof->add_option("--to", options.to, "The larger size")->excludes(event)->needs(from));
    proof->callback([&] { all.status = print_proof(options); });
    auto* checkpoint = app.add_subcommand("checkpoint", "Show the newest signed checkpoint, and the key to check it with");
    checkpoint->callback([&] { all.status = print_checkpoint(options); });
    auto* handovers = app.add_subcommand("handovers", "Show the checkpoints by which one signing key handed over to the next");
    handovers->callback([&] { all.status = print_handovers(options); });
    auto* log = app.add_subcommand("export-ledger", "Write the whole log, up to the newest checkpoint, for firsthand-verify");
    log->add_option("file", options.file, "The file to write")->required();
    log->callback([&] { all.status = export_ledger(options); });
    for (auto* command : {proof, checkpoint, handovers, log}) add_place(*command, options.place);
}

void add_backups(CLI::App& app, Commands& all) {
    auto* keys = app.add_subcommand("backup-keys", "Make the pair of keys for backups");
    keys->add_option("file", all.new_keys, "The file of the private key; the public one is made beside it, with .pub")->required();
    keys->callback([&] { backup::make_keys(all.new_keys); });

    auto* backup = app.add_subcommand("backup", "Keep a copy of an authority, in use or not, that only a private key opens");
    backup->add_option("--to", all.backing_up.to, "The folder of the backups")->required();
    auto* at = backup->add_option("--at", all.backing_up.place.folder, "The folder of the authority's data");
    backup->add_option("--key-file", all.backing_up.place.key_file, "The file of the data's key");
    backup->add_option("--public-key", all.backing_up.public_key, "The file of the public key")->needs(at);
    backup->add_option("--keep", all.backing_up.keep, "Keep so many of the newest, and remove the others")->needs(at);
    backup->add_flag("--check", all.is_check, "Make none: check that the newest can be relied on")->excludes(at);
    backup->add_option("--private-key", all.checking.private_key, "With --check: restore it on trial with this key");
    backup->callback([&] {
        all.checking.folder = all.backing_up.to;
        all.status = all.is_check ? check_backup(all.checking) : make_backup(all.backing_up);
    });

    auto* restore = app.add_subcommand("restore", "Put an authority back from a backup, where there is none");
    restore->add_option("--from", all.restoring.from, "The folder of the backups")->required();
    restore->add_option("--moment", all.restoring.name, "The name of the backup; the newest unless given");
    restore->add_option("--private-key", all.restoring.private_key, "The file of the private key")->required();
    add_folder(*restore, all.restoring.to);
    restore->callback([&] { all.status = restore_backup(all.restoring); });
}

}  // namespace

int main(int argc, char** argv) {
    process::forbid_core_dumps();
    (void)program_folder();
    CLI::App app{"Firsthand: the case record of a children's social care service"};
    app.require_subcommand(1);
    Commands all;
    for (const auto add : {add_serve, add_beginnings, add_imports, add_care_of_data, add_keys, add_continuity, add_proofs, add_backups})
        add(app, all);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
    return all.status;
}
