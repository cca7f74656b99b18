#include "ui/recovery/OfflineWork.h"

namespace tercet::ui {

OfflineWork::OfflineWork(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

OfflineWork::~OfflineWork()
{
    m_pool.clear();
    m_pool.waitForDone();
}

} // namespace tercet::ui
