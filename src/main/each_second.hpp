#pragma once
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

/// Does something beside the pages, each second and once more when it ends. What fails is said once on standard error and tried again:
/// the record is served whatever becomes of it.
class EachSecond {
  public:
    /// `work` puts each of its tasks into tried().
    explicit EachSecond(std::function<void(EachSecond& each_second, bool is_last)> work);
    ~EachSecond();
    EachSecond(const EachSecond&) = delete;
    EachSecond& operator=(const EachSecond&) = delete;

    void tried(const std::string& what, const std::function<void()>& task);

  private:
    void run();

    std::function<void(EachSecond&, bool)> work_;
    std::map<std::string, std::string> said_;  ///< the present trouble of each task
    std::mutex mutex_;
    std::condition_variable ended_;
    bool ends_ = false;
    std::thread thread_;
};
