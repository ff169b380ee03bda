/** What single steps of the hot path cost. */
package dev.atelier.benchmarks.jmh;
