#include "ui/Prompts.h"

#include <QFileDialog>

namespace tercet::ui {

namespace {

void ask(QFileDialog* dialog, Prompts::Answers answer)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &QFileDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
            answer(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
        });
    dialog->open();
}

void ask(QFileDialog* dialog, Prompts::Answer answer)
{
    ask(dialog, Prompts::Answers([answer = std::move(answer)](const QStringList& files) {
        answer(files.value(0));
    }));
}

} // namespace

void Prompts::openFiles(QWidget* parent, const QString& title, Answers answer)
{
    openFile(parent, title, [answer = std::move(answer)](const QString& file) {
        answer(file.isEmpty() ? QStringList() : QStringList { file });
    });
}

void SystemPrompts::openFile(QWidget* parent, const QString& title, Answer answer)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    ask(dialog, std::move(answer));
}

void SystemPrompts::openFiles(QWidget* parent, const QString& title, Answers answer)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::ExistingFiles);
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
