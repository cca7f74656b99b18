#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <vector>

#include "core/base/AtomicFile.h"

namespace tercet {

// A disk with a cache: what was not synced may be lost, torn, or half there after a crash, and
// entries of a folder may reach the medium in any selection. One folder is enough.
class SimulatedFiles final : public FileSystem {
public:
    using Image = std::map<std::string, Bytes>; // what is found after the restart

    // Called before and after every call: the points at which the power may fail.
    std::function<void()> atEveryStep = [] { };
    // The call of this number (from 0) fails so, once.
    std::optional<std::size_t> failAt {};
    Error failWith { Code::FileUnwritable, "injected" };
    bool syncLies { false }, syncFolderLies { false }; // what a careless writer would amount to

    // A file that has been on the medium for long.
    void put(const std::string& name, Bytes content)
    {
        m_inodes.push_back({ content, content });
        m_durable[name] = m_current[name] = m_inodes.size() - 1;
    }
    std::optional<Bytes> content(const std::string& name) const
    {
        const auto it = m_current.find(name);
        if (it == m_current.end()) return {};
        return m_inodes[it->second].cached;
    }
    std::size_t steps() const { return m_steps; }

    Image crash(std::mt19937& random) const
    {
        auto entries = m_durable;
        for (const auto& change : m_pending)
            if (random() % 2) apply(entries, change);
        Image image;
        for (const auto& [name, inode] : entries) image[name] = torn(m_inodes[inode], random);
        return image;
    }

    Result<std::unique_ptr<File>> create(const std::filesystem::path& path, unsigned) override
    {
        TERCET_CHECK(step());
        const auto name = path.filename().string();
        if (m_current.contains(name)) return fail(Code::FileUnwritable, "exists");
        m_inodes.push_back({});
        change({ { name, m_inodes.size() - 1 } });
        return std::make_unique<Handle>(*this, m_inodes.size() - 1);
    }
    Result<Bytes> read(const std::filesystem::path& path, std::size_t maxBytes) override
    {
        TERCET_CHECK(step());
        const auto found = content(path.filename().string());
        if (!found) return fail(Code::FileNotFound);
        if (found->size() > maxBytes) return fail(Code::BadLength);
        return *found;
    }
    Status rename(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        TERCET_CHECK(step());
        const auto it = m_current.find(from.filename().string());
        if (it == m_current.end()) return fail(Code::FileNotFound);
        change({ { from.filename().string(), {} }, { to.filename().string(), it->second } });
        return {};
    }
    Status remove(const std::filesystem::path& path) override
    {
        TERCET_CHECK(step());
        const auto name = path.filename().string();
        if (!m_current.contains(name)) return fail(Code::FileNotFound);
        change({ { name, {} } });
        return {};
    }
    Status makeFolder(const std::filesystem::path&, unsigned) override { return step(); }
    Status syncFolder(const std::filesystem::path&) override
    {
        TERCET_CHECK(step());
        if (syncFolderLies) return {};
        for (const auto& change : m_pending) apply(m_durable, change);
        m_pending.clear();
        atEveryStep();
        return {};
    }

private:
    struct Inode {
        Bytes durable, cached;
    };
    using Entries = std::map<std::string, std::size_t>;
    using Change
        = std::vector<std::pair<std::string, std::optional<std::size_t>>>; // all of it or nothing

    class Handle final : public File {
    public:
        Handle(SimulatedFiles& disk, std::size_t inode)
            : m_disk(disk)
            , m_inode(inode)
        {
        }
        Status write(ByteView bytes) override
        {
            TERCET_CHECK(m_disk.step());
            append(m_disk.m_inodes[m_inode].cached, bytes);
            m_disk.atEveryStep();
            return {};
        }
        Status sync() override
        {
            TERCET_CHECK(m_disk.step());
            auto& inode = m_disk.m_inodes[m_inode];
            if (!m_disk.syncLies) inode.durable = inode.cached;
            m_disk.atEveryStep();
            return {};
        }

    private:
        SimulatedFiles& m_disk;
        std::size_t m_inode;
    };

    Status step()
    {
        atEveryStep();
        if (failAt == m_steps++) return std::unexpected(failWith);
        return {};
    }
    void change(const Change& change)
    {
        apply(m_current, change);
        m_pending.push_back(change);
        atEveryStep();
    }
    static void apply(Entries& entries, const Change& change)
    {
        for (const auto& [name, inode] : change) {
            if (inode)
                entries[name] = *inode;
            else
                entries.erase(name);
        }
    }
    // The synced content, and of the rest any length, any block of it zero.
    static Bytes torn(const Inode& inode, std::mt19937& random)
    {
        Bytes found = inode.durable;
        const auto lost = inode.cached.size() - inode.durable.size();
        const auto length = inode.durable.size() + (lost ? random() % (lost + 1) : 0);
        for (std::size_t at = found.size(); at < length; ++at) found.push_back(inode.cached[at]);
        for (std::size_t at = inode.durable.size(); at < length; at += 16)
            if (random() % 4 == 0)
                std::fill(
                    found.begin() + long(at), found.begin() + long(std::min(at + 16, length)), 0);
        return found;
    }

    std::vector<Inode> m_inodes;
    Entries m_durable, m_current;
    std::vector<Change> m_pending;
    std::size_t m_steps { 0 };
};

} // namespace tercet
