/** What every adapter must be able to do, as tests to inherit. */
package dev.atelier.aiproxy.spi.contract;
