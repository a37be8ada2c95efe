#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

/// Threads that run handlers, and a bounded queue before them: a flood is refused, never stored.
class WorkerPool {
  public:
    /// A job must not throw.
    using Job = std::move_only_function<void()>;
    WorkerPool(int threads, std::size_t queue_limit);
    ~WorkerPool() { stop(); }
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Whether the job was taken: not when all threads are busy and so many jobs wait already, nor after stop().
    [[nodiscard]] bool take(Job job);
    /// Drops the jobs that wait and returns when those under way are done.
    void stop();

  private:
    void work();
    std::size_t queue_limit_;
    std::mutex mutex_;
    std::condition_variable has_work_;
    std::deque<Job> waiting_;
    std::size_t idle_ = 0;  ///< threads that wait for a job
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace http
