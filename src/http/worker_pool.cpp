#include "http/worker_pool.hpp"

namespace http {

WorkerPool::WorkerPool(int threads, std::size_t queue_limit) : queue_limit_(queue_limit), idle_(static_cast<std::size_t>(threads)) {
    for (int made = 0; made < threads; ++made) threads_.emplace_back([this] { work(); });
}

bool WorkerPool::take(Job job) {
    {
        const std::lock_guard lock(mutex_);
        // A free thread may not have woken yet: its job is in the queue but does not wait.
        if (is_stopping_ || waiting_.size() >= queue_limit_ + idle_) return false;
        waiting_.push_back(std::move(job));
    }
    has_work_.notify_one();
    return true;
}

void WorkerPool::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        has_work_.wait(lock, [this] { return is_stopping_ || !waiting_.empty(); });
        if (is_stopping_) return;
        {
            auto job = std::move(waiting_.front());
            waiting_.pop_front();
            --idle_;
            lock.unlock();
            try {
                job();
            } catch (...) {
                job = nullptr;  // out of memory for the answer itself: the connection goes with its job, the others go on
            }
        }
        lock.lock();
        ++idle_;
    }
}

void WorkerPool::stop() {
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        dropped.swap(waiting_);
    }
    has_work_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

}  // namespace http
