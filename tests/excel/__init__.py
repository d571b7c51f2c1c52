"""Excel as host, as far as it can be tested without Excel."""
