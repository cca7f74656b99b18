#include "core/attestation/Roots.h"

namespace tercet::attestation {

namespace {

Bytes32 pin(std::string_view digits) { return arrayFromHex<32>(digits).value(); }

Roots pinned()
{
    using enum SnpProduct;
    using enum SnpSigner;
    const auto milan = pin("69d063b45344d26a2e94e1f4210de49ef555308287d4c174445c95639a540bcd");
    const auto genoa = pin("4c6598d19c18719c5dfd4a7d335f674e5bfe1d8f800cea2cf270c10d103db2f1");
    const auto turin = pin("1f084161a44bb6d93778a904877d4819cafa5d05ef4193b2ded9dd9c73dd3f6a");
    return {
        .snp = {
            { Milan, Vcek, milan,
                pin("67d303bd3905fd38db8b20e0793699870e7fa612eaad5dec358293fd8c0bac1b") },
            { Milan, Vlek, milan,
                pin("c5e081f59b7efab1fe2f8b505e159704e72f29cab7ef7cf628a05a42439082f5") },
            { Genoa, Vcek, genoa,
                pin("5464738c1546aed5f2cecf1dc98c5c960a92e8913238a61711bc90ec6e828521") },
            { Genoa, Vlek, genoa,
                pin("197e610743a917d6b9bb982a5a9226ccc0a15b611be0619e626aca9151457372") },
            { Turin, Vcek, turin,
                pin("5b77ef5fe7a7a004fd9032668fba9d0fda22f88c4442069a479636a6ae3b3185") },
            { Turin, Vlek, turin,
                pin("104e10a8bd060a3c20a434261a57d0588fd65a88915b4f65b08bdecaf8df1a3c") },
        },
        .sgx = pin("44a0196b2b99f889b8e149e95b807a350e7424964399e885a7cbb8ccfab674d3"),
    };
}

} // namespace

const SnpRoot* Roots::find(SnpProduct product, SnpSigner signer) const
{
    for (const auto& root : snp)
        if (root.product == product && root.signer == signer) return &root;
    return nullptr;
}

const Roots& vendorRoots()
{
    static const Roots roots = pinned();
    return roots;
}

} // namespace tercet::attestation
