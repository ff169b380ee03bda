/** A way to the provider for those who try an adapter apart from the platform. */
package dev.atelier.aiproxy.spi.contract.transport;
