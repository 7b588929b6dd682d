"""What has been reached is not lost again: floors and the counts held against them."""
