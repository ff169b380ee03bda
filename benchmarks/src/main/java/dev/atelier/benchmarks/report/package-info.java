/** The figures as Markdown. */
@NullMarked
package dev.atelier.benchmarks.report;

import org.jspecify.annotations.NullMarked;
