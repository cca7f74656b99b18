#include <QCoreApplication>
#include <gtest/gtest.h>

// GoogleTest with the application object that Qt's SQL drivers want.
int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    const QCoreApplication app(argc, argv);
    return RUN_ALL_TESTS();
}
