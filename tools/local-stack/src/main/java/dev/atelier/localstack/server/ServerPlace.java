package dev.atelier.localstack.server;

import java.nio.file.Path;

/**
 * Where one server runs.
 *
 * @param port TCP port on the loopback address
 * @param data folder that belongs to this server alone
 * @param output file that takes its standard output
 */
public record ServerPlace(int port, Path data, Path output) {}
