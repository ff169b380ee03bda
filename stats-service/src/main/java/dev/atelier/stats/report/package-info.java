/**
 * Tells what was used: sums over the days that {@code counting} keeps, as JSON and as CSV. It only ever reads, with one
 * aggregation per question.
 */
@NullMarked
package dev.atelier.stats.report;

import org.jspecify.annotations.NullMarked;
