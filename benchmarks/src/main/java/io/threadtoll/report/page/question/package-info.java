// SPDX-License-Identifier: Apache-2.0
/** What the report shows of each question: pictures and tables that suit it, made from forks. */
package io.threadtoll.report.page.question;
