#pragma once

// The ways in which the vectorised primitives can be done. All give the same; all but Portable need
// the processor. A build has every one of its architecture, and the choice is made when it runs.
namespace tercet::crypto {

enum class CpuWay { Portable, Avx2, Avx512 };

bool isSupported(CpuWay way);
CpuWay fastestWay();

} // namespace tercet::crypto
