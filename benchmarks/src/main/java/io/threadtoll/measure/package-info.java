// SPDX-License-Identifier: Apache-2.0
/** What a measurement is and how it is kept. Knows no benchmark. */
package io.threadtoll.measure;
