"""What every route stands on, the platform's and the desks': who asks, who may, the installation, pages, versions."""
