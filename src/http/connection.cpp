#include "http/connection.hpp"

#include <random>

#include "http/answer_bytes.hpp"
#include "http/body.hpp"
#include "http/forwarded.hpp"
#include "http/security_headers.hpp"

namespace http {
namespace {

constexpr std::size_t mebibyte = 1024 * 1024;

/// Short enough to read out over the telephone; no vowels, so that it never makes a word. 29^12 is about 2^58.
std::string new_request_id() {
    constexpr std::string_view letters = "23456789bcdfghjkmnpqrstvwxyz";
    thread_local std::mt19937_64 random = [] {
        std::random_device device;
        std::seed_seq seed{device(), device(), device(), device()};
        return std::mt19937_64(seed);
    }();
    std::uniform_int_distribution<std::size_t> any(0, letters.size() - 1);
    std::string id(12, ' ');
    for (auto& letter : id) letter = letters[any(random)];
    return id;
}

Response refusal_page(const Refusal& refusal, const Request& request) {
    auto response = plain_text(refusal.status, std::string(reason_of(refusal.status)) + "\n\n" + refusal.reason +
                                                   "\n\nIf you report this, give the reference " + request.id + ".\n");
    if (refusal.status == 405) response.set_header("Allow", "GET, HEAD, POST");
    if (refusal.status == 503) response.set_header("Retry-After", "2");
    add_security_headers(response, request.is_secure);
    return response;
}

}  // namespace

bool Connections::enter(const std::shared_ptr<Connection>& connection, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    return open_.size() < limit && open_.emplace(connection.get(), connection).second;
}

void Connections::leave(const Connection* connection) {
    const std::lock_guard lock(mutex_);
    open_.erase(connection);
    left_.notify_all();
}

std::vector<std::shared_ptr<Connection>> Connections::all() const {
    std::vector<std::shared_ptr<Connection>> alive;
    const std::lock_guard lock(mutex_);
    for (const auto& [key, connection] : open_)
        if (auto held = connection.lock()) alive.push_back(std::move(held));
    return alive;
}

bool Connections::wait_until_empty(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    return left_.wait_for(lock, at_most, [this] { return open_.empty(); });
}

Connection::~Connection() { premises_.connections.leave(this); }

void Connection::start() {
    wire_->set_deadline(premises_.settings.header_timeout);
    wire_->greet([self = shared_from_this()](bool is_well, std::size_t) {
        if (is_well) self->wait_for_request(self->premises_.settings.header_timeout);
    });
}

void Connection::wait_for_request(std::chrono::milliseconds patience) {
    is_idle_ = incoming_.empty();
    if (is_idle_ && premises_.is_stopping) return finish();
    if (!is_idle_) {
        wire_->set_deadline(premises_.settings.header_timeout);
        return look_for_head(0);
    }
    wire_->set_deadline(patience);
    read_head();
}

void Connection::read_head() {
    const auto before = incoming_.size();
    incoming_.resize(before + 8 * 1024);
    wire_->read_some(std::span(incoming_).subspan(before), [self = shared_from_this(), before](bool is_well, std::size_t bytes) {
        self->incoming_.resize(before + bytes);
        if (!is_well) return;
        // The whole head has one deadline, from its first byte: a client that sends it byte by byte does not move it.
        if (std::exchange(self->is_idle_, false)) self->wire_->set_deadline(self->premises_.settings.header_timeout);
        self->look_for_head(before < 3 ? 0 : before - 3);
    });
}

void Connection::look_for_head(std::size_t from) {
    const auto end = end_of_head(incoming_, from);
    if (end.value_or(incoming_.size()) > premises_.settings.header_limit) {
        head_ = {};
        return refuse({431, "The headers of the request are too long."});
    }
    if (!end) return read_head();
    auto head = parse_head(std::string_view(incoming_).substr(0, *end));
    head_ = head ? std::move(*head) : Head{};
    if (!head) return refuse(head.error());
    if (head_.content_length.value_or(0) > premises_.settings.body_limit) return refuse({413, "What was sent is too large."});
    framing_ = make_framing(premises_.settings.header_limit, premises_.settings.body_limit);
    if (const auto used = framing_->put(std::string_view(incoming_).substr(0, *end)); !used) return refuse(used.error());
    incoming_.erase(0, *end);
    begin_body();
}

void Connection::begin_body() {
    body_bytes_ = 0;
    if (framing_->is_done() || !head_.has_body()) return dispatch();
    wire_->set_deadline(premises_.settings.body_timeout);
    if (!head_.expects_continue || !incoming_.empty()) return read_body();
    wire_->write("HTTP/1.1 100 Continue\r\n\r\n", [self = shared_from_this()](bool is_well, std::size_t) {
        if (is_well) self->read_body();
    });
}

void Connection::read_body() {
    // Longer than any line between chunks may be: a chunk's own bytes are used as they come.
    constexpr std::size_t unused_at_most = 64 * 1024;
    while (!incoming_.empty() && !framing_->is_done()) {
        const auto used = framing_->put(incoming_);
        if (!used) return refuse(used.error());
        if (*used == 0) break;
        incoming_.erase(0, *used);
    }
    if (framing_->is_done()) return dispatch();
    if (incoming_.size() > unused_at_most) return refuse({400, "The chunks of the request cannot be read."});

    const auto before = incoming_.size();
    incoming_.resize(before + 64 * 1024);
    wire_->read_some(std::span(incoming_).subspan(before), [self = shared_from_this(), before](bool is_well, std::size_t bytes) {
        self->incoming_.resize(before + bytes);
        if (!is_well) return;
        if (self->body_bytes_ / mebibyte != (self->body_bytes_ + bytes) / mebibyte)
            self->wire_->set_deadline(self->premises_.settings.body_timeout);
        self->body_bytes_ += bytes;
        self->read_body();
    });
}

Request Connection::make_request() {
    began_ = std::chrono::steady_clock::now();
    Request request;
    request.id = new_request_id();
    request.remote_address = wire_->remote_address();
    request.is_secure = wire_->is_secure();
    request.is_at_administration = premises_.settings.is_for_administration;
    request.method = head_.method;
    request.path = std::move(head_.path);
    request.query = std::move(head_.query);
    request.headers = std::move(head_.headers);
    return request;
}

void Connection::dispatch() {
    auto body = framing_->take_body();
    framing_.reset();
    is_closing_ = !head_.keeps_alive;
    auto request = std::make_shared<Request>(make_request());
    // The connection is used by one thread at a time: by the worker until it gives the bytes back, then by the wire again.
    const bool is_taken = premises_.workers.take(
        [self = shared_from_this(), request, body = std::move(body)]() mutable { self->work(*request, std::move(body)); });
    if (!is_taken) send(made_bytes(*request, refusal_page({503, "The service is busy. Try again in a few seconds."}, *request), ""));
}

void Connection::work(Request& request, std::string body) {
    std::string bytes;
    const auto fail = [&](std::string why) {
        const Refusal refusal{500, "Something went wrong in the service. What you last sent may not have been saved."};
        bytes = made_bytes(request, refusal_page(refusal, request), std::move(why));
    };
    try {
        auto refusal = heed_proxy(request, premises_.settings.proxies);
        if (!refusal) refusal = take_body(request, std::move(body));
        bytes = made_bytes(request, refusal ? refusal_page(*refusal, request) : premises_.handle(request), "");
    } catch (const RepeatedField&) {
        const Refusal refusal{400, "Something was sent twice that is asked for once. Go back, reload the page and send it again."};
        bytes = made_bytes(request, refusal_page(refusal, request), "");
    } catch (const std::exception& exception) {
        fail(exception.what());
    } catch (...) {
        fail("an exception of no standard type");
    }
    wire_->run([self = shared_from_this(), bytes = std::move(bytes)]() mutable { self->send(std::move(bytes)); });
}

void Connection::refuse(const Refusal& refusal) {
    // Where the next request begins is not known any more.
    is_closing_ = true;
    framing_.reset();
    const auto request = make_request();
    send(made_bytes(request, refusal_page(refusal, request), ""));
}

std::string Connection::made_bytes(const Request& request, Response response, std::string error) {
    if (premises_.is_stopping) is_closing_ = true;
    Access access{request.id, request.method, response.route, request.remote_address, response.status, response.body.size()};
    access.refusal = response.refusal;
    auto bytes = answer_bytes(std::move(response), {request.id, request.method == "HEAD", is_closing_, std::chrono::system_clock::now()});
    access.took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began_);
    access.error = std::move(error);
    try {
        if (premises_.log) premises_.log(access);
    } catch (...) {
        return bytes;  // it is made: that it cannot be logged (a full disk) must not take it from the person
    }
    return bytes;
}

void Connection::send(std::string bytes) {
    outgoing_ = std::move(bytes);
    send_rest(0);
}

void Connection::send_rest(std::size_t from) {
    if (from == outgoing_.size()) {
        outgoing_ = {};
        return is_closing_ ? finish() : wait_for_request(premises_.settings.idle_timeout);
    }
    wire_->set_deadline(premises_.settings.write_timeout);
    wire_->write(std::string_view(outgoing_).substr(from, mebibyte), [self = shared_from_this(), from](bool is_well, std::size_t bytes) {
        if (is_well) self->send_rest(from + bytes);
    });
}

void Connection::finish() {
    wire_->say_goodbye([self = shared_from_this()](bool, std::size_t) { self->wire_->close(); });
}

void Connection::stop_when_idle() {
    wire_->run([self = shared_from_this()] {
        if (self->is_idle_) self->wire_->close();
    });
}

void Connection::cut() {
    wire_->run([self = shared_from_this()] { self->wire_->close(); });
}

}  // namespace http
