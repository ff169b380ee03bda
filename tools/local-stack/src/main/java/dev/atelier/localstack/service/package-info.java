/** Our own services: the table of them, how each is run and with which settings. */
@NullMarked
package dev.atelier.localstack.service;

import org.jspecify.annotations.NullMarked;
