"""What is known of languages: sentences, detection, scripts, and our own messages in each."""
