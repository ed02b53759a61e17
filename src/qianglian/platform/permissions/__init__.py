"""Who may do what: permissions and roles as data, and the one question that every door asks."""
