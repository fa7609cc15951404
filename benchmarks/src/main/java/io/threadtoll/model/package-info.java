// SPDX-License-Identifier: Apache-2.0
/** What is measured, and what a measurement is: records that know no file and no benchmark. */
package io.threadtoll.model;
