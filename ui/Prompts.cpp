#include "ui/Prompts.h"

#include <QFileDialog>

namespace tercet::ui {

namespace {

void ask(QFileDialog* dialog, Prompts::Answer answer)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &QFileDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
            const auto files = dialog->selectedFiles();
            answer(result == QDialog::Accepted && !files.isEmpty() ? files.first() : QString());
        });
    dialog->open();
}

} // namespace

void SystemPrompts::openFile(QWidget* parent, const QString& title, Answer answer)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    ask(dialog, std::move(answer));
}

void SystemPrompts::saveFile(
    QWidget* parent, const QString& title, const QString& suggestedName, Answer answer)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName);
    ask(dialog, std::move(answer));
}

void SystemPrompts::openFolder(QWidget* parent, const QString& title, Answer answer)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    ask(dialog, std::move(answer));
}

} // namespace tercet::ui
